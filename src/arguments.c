/* The arguments of a call of Python: what they are, and Python's objects for those that need no more
 * than a look. R looks at them before Python is entered, so that an error is R's own. */
#include "rkeras.h"
#include <string.h>

enum { OTHER, NOTHING, HANDLE, NUMBER, WHOLE, TRUTH, TEXT };

static SEXP symbol_pointer;

void rk_init_arguments(void) { symbol_pointer = Rf_install("rkeras_pointer"); }

/* The pointer of a handle, or NULL for anything else. */
static SEXP pointer_of(SEXP value) {
  SEXP pointer = R_NilValue;
  if (TYPEOF(value) == CLOSXP)
    pointer = Rf_getAttrib(value, symbol_pointer);
  else if (TYPEOF(value) == EXTPTRSXP &&
           (R_ExternalPtrTag(value) == symbol_pointer || Rf_inherits(value, "rkeras_object")))
    pointer = value; /* the tag says it faster; files of old have pointers without it */
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

void rk_describe(rk_argument *out) {
  SEXP value = out->value;
  out->kind = OTHER;
  out->whole = Rf_isVectorAtomic(value) && Rf_xlength(value) > MANY ? Rf_xlength(value) : 0;
  out->number = 0;
  switch (TYPEOF(value)) {
  case NILSXP:
    out->kind = NOTHING;
    return;
  case CLOSXP:
  case EXTPTRSXP: {
    SEXP pointer = pointer_of(value);
    if (pointer == NULL) return;
    out->whole = (int64_t)rk_key(pointer);
    if (out->whole != 0) out->kind = HANDLE;
    return;
  }
  case REALSXP:
    if (!is_scalar(value)) return;
    out->number = REAL_ELT(value, 0);
    out->kind = NUMBER;
    return;
  case INTSXP:
    if (!is_scalar(value) || INTEGER_ELT(value, 0) == NA_INTEGER) return;
    out->whole = INTEGER_ELT(value, 0);
    out->kind = WHOLE;
    return;
  case LGLSXP:
    if (!is_scalar(value) || LOGICAL_ELT(value, 0) == NA_LOGICAL) return;
    out->whole = LOGICAL_ELT(value, 0) != 0;
    out->kind = TRUTH;
    return;
  case STRSXP: {
    if (!is_scalar(value)) return;
    SEXP string = STRING_ELT(value, 0);
    int n = ascii_length(string);
    if (n < 0) return;
    out->whole = (int64_t)(intptr_t)CHAR(string);
    out->number = n;
    out->kind = TEXT;
    return;
  }
  }
}

/* What a dict has for a number, borrowed; NULL for nothing, or where there is no memory. */
static void *found(void *dict, uintptr_t number) {
  void *key = rk_python.integer((void *)number);
  if (key == NULL) return NULL;
  void *value = rk_python.find(dict, key);
  rk_python.drop(key);
  return value;
}

/* Python's object of an argument; NULL where Python has to look itself. */
static void *object_of(const rk_argument *argument, void *objects) {
  switch (argument->kind) {
  case NOTHING:
    return rk_kept(rk_python.none);
  case HANDLE: {
    void *entry = found(objects, (uintptr_t)argument->whole);
    return entry == NULL ? NULL : rk_kept(rk_python.element(entry, 0));
  }
  case NUMBER:
    return rk_python.of_real(argument->number);
  case WHOLE:
    return rk_python.of_number(argument->whole);
  case TRUTH:
    return rk_kept(argument->whole ? rk_python.yes : rk_python.no);
  case TEXT:
    return rk_python.text((const char *)(intptr_t)argument->whole, (ssize_t)argument->number);
  }
  return NULL;
}

/* The arguments for Python: a list of names and values. Where Python has to look at one itself, the
 * addresses of name and value stand there, and the length of a long vector. Returns NULL where there
 * is no memory. */
void *rk_given(const rk_argument *arguments, R_xlen_t n, void *names, void *objects, int *unread) {
  void *given = rk_python.list(n);
  for (R_xlen_t i = 0; given != NULL && i < n; i++) {
    const rk_argument *argument = &arguments[i];
    void *name = found(names, (uintptr_t)argument->name), *one = NULL;
    void *value = name == NULL ? NULL : object_of(argument, objects);
    if (value != NULL) {
      one = rk_python.tuple(2, name, value);
      rk_python.drop(value);
    } else if (rk_python.raised() == NULL) {
      one = rk_python.build("(KKL)", (unsigned long long)(uintptr_t)argument->name,
                            (unsigned long long)(uintptr_t)argument->value,
                            (long long)(argument->kind == OTHER ? argument->whole : 0));
      *unread = 1;
    }
    if (one == NULL || rk_python.set(given, i, one) != 0) {
      rk_python.drop(given);
      given = NULL;
    }
  }
  return given;
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
