/* Lists of many vectors of numbers, read at once: R's functions, called from Python for each, would
 * take longer than their numbers. */
#include "rkeras.h"
#include <limits.h>

static int is_plain(SEXP value, SEXPTYPE kind) {
  return (SEXPTYPE)TYPEOF(value) == kind && !Rf_isObject(value) &&
         Rf_getAttrib(value, R_DimSymbol) == R_NilValue && Rf_xlength(value) <= INT_MAX;
}

/* How many numbers the vectors of a list have together, and each in `lengths`; -1 if not all are
 * vectors of one kind, INTSXP or REALSXP, without dim or class. Copies them to `out` if that is not
 * NULL. */
R_xlen_t rk_join(SEXP list, int kind, int *lengths, void *out) {
  R_xlen_t n = Rf_xlength(list), total = 0;
  for (R_xlen_t i = 0; i < n; i++) {
    SEXP value = VECTOR_ELT(list, i);
    if (!is_plain(value, (SEXPTYPE)kind)) return -1;
    R_xlen_t length = Rf_xlength(value);
    lengths[i] = (int)length;
    if (out != NULL) {
      if (kind == INTSXP)
        INTEGER_GET_REGION(value, 0, length, (int *)out + total);
      else
        REAL_GET_REGION(value, 0, length, (double *)out + total);
    }
    total += length;
  }
  return total;
}
