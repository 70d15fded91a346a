/* The arguments of a call of Python, described so that Python reads them all at once: what they
 * are, and the values of those that need no more than a look. This runs before Python is entered,
 * so that an error is R's own. */
#include "rkeras.h"
#include <string.h>

static SEXP symbol_pointer;

void rk_init_arguments(void) { symbol_pointer = Rf_install("rkeras_pointer"); }

/* The pointer of a handle, or NULL for anything else. */
static SEXP pointer_of(SEXP value) {
  SEXP pointer = R_NilValue;
  if (TYPEOF(value) == CLOSXP)
    pointer = Rf_getAttrib(value, symbol_pointer);
  else if (TYPEOF(value) == EXTPTRSXP && Rf_inherits(value, "rkeras_object"))
    pointer = value;
  return TYPEOF(pointer) == EXTPTRSXP ? pointer : NULL;
}

static int is_scalar(SEXP value) {
  return Rf_xlength(value) == 1 && !Rf_isObject(value) &&
         Rf_getAttrib(value, R_DimSymbol) == R_NilValue;
}

/* The length of a string of ASCII letters, or -1. */
static int ascii_length(SEXP string) {
  if (string == NA_STRING) return -1;
  const char *letters = CHAR(string);
  int n = 0;
  while (letters[n] != '\0')
    if ((unsigned char)letters[n++] > 127) return -1;
  return n;
}

/* Longer vectors are no sizes and no options; of those Python need not read the elements, which R
 * may not even have in memory (1:1e9). */
enum { MANY = 4096 };

static void describe(SEXP value, rk_argument *out) {
  out->value = value;
  out->kind = RK_OTHER;
  out->whole = Rf_isVectorAtomic(value) && Rf_xlength(value) > MANY ? Rf_xlength(value) : 0;
  out->number = 0;
  switch (TYPEOF(value)) {
  case NILSXP:
    out->kind = RK_NULL;
    return;
  case CLOSXP:
  case EXTPTRSXP: {
    SEXP pointer = pointer_of(value);
    if (pointer == NULL) return;
    out->whole = (int64_t)rk_key(pointer);
    if (out->whole != 0) out->kind = RK_HANDLE;
    return;
  }
  case REALSXP:
    if (!is_scalar(value)) return;
    out->number = REAL_ELT(value, 0);
    out->kind = RK_NUMBER;
    return;
  case INTSXP:
    if (!is_scalar(value) || INTEGER_ELT(value, 0) == NA_INTEGER) return;
    out->whole = INTEGER_ELT(value, 0);
    out->kind = RK_WHOLE;
    return;
  case LGLSXP:
    if (!is_scalar(value) || LOGICAL_ELT(value, 0) == NA_LOGICAL) return;
    out->whole = LOGICAL_ELT(value, 0) != 0;
    out->kind = RK_LOGICAL;
    return;
  case STRSXP: {
    if (!is_scalar(value)) return;
    SEXP string = STRING_ELT(value, 0);
    int n = ascii_length(string);
    if (n < 0) return;
    out->whole = (int64_t)(intptr_t)CHAR(string);
    out->number = n;
    out->kind = RK_TEXT;
    return;
  }
  }
}

void rk_describe(SEXP values, SEXP names, rk_argument *out) {
  R_xlen_t n = Rf_xlength(values);
  for (R_xlen_t i = 0; i < n; i++) {
    out[i].name = names == R_NilValue ? R_BlankString : STRING_ELT(names, i);
    describe(VECTOR_ELT(values, i), &out[i]);
  }
}

/* Some strings of a vector as one raw vector, each followed by a NUL. NULL if one of them is NA or
 * in an encoding that is not ASCII or UTF-8. */
SEXP rk_joined(SEXP strings, R_xlen_t first, R_xlen_t end) {
  R_xlen_t size = 0;
  for (R_xlen_t i = first; i < end; i++) {
    SEXP string = STRING_ELT(strings, i);
    cetype_t encoding = Rf_getCharCE(string);
    if (string == NA_STRING || encoding == CE_BYTES) return R_NilValue;
    if (encoding != CE_UTF8 && ascii_length(string) < 0) return R_NilValue;
    size += LENGTH(string) + 1;
  }
  SEXP joined = PROTECT(Rf_allocVector(RAWSXP, size));
  Rbyte *at = RAW(joined);
  for (R_xlen_t i = first; i < end; i++) {
    SEXP string = STRING_ELT(strings, i);
    size_t n = (size_t)LENGTH(string) + 1;
    memcpy(at, CHAR(string), n);
    at += n;
  }
  UNPROTECT(1);
  return joined;
}
