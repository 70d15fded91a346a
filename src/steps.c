/* Functions of the user at each batch.
 *
 * Between two batches memory leaves the processor's caches, and a call costs several times what it
 * does in a row: what counts is how much code and memory it touches. So Python calls these functions
 * as its own kind, without ctypes, and R's part allocates little: R's tryCatch() alone takes longer
 * than all of it.
 */
#include "rkeras.h"
#include <limits.h>

static SEXP step_guard, step_env;

/* Sets R's function that an error is caught by, and where it is called. Both are kept by Python. */
int rk_set_steps(SEXP guard, SEXP env) {
  step_guard = guard;
  step_env = env;
  return 0;
}

/* The names of logs that came last, and the vector of R for them. Keras makes the logs of each batch
 * of the same strings, so that to compare their addresses will do. */
enum { MOST = 64 };
static struct {
  SEXP names;
  int n;
  void *keys[MOST];
} known;

typedef struct {
  SEXP function;
  int number, n;
  double logs[MOST];
} rk_step_data;

/* Evaluates `guard(function(number, logs))`. */
static SEXP step_body(void *data) {
  rk_step_data *d = data;
  SEXP logs = R_NilValue;
  if (d->n > 0) {
    logs = PROTECT(Rf_allocVector(VECSXP, d->n));
    for (int i = 0; i < d->n; i++) SET_VECTOR_ELT(logs, i, Rf_ScalarReal(d->logs[i]));
    Rf_setAttrib(logs, R_NamesSymbol, known.names);
  } else {
    PROTECT(logs);
  }
  SEXP number = PROTECT(Rf_ScalarInteger(d->number));
  SEXP call = PROTECT(Rf_lang3(d->function, number, logs));
  SEXP value = rk_eval_guarded(call, step_guard, step_env, 1);
  UNPROTECT(3);
  return value;
}

static SEXP leave_step(SEXP condition, void *env) {
  SEXP call = PROTECT(Rf_lang2(Rf_install("leave_step"), condition));
  SEXP value = Rf_eval(call, env);
  UNPROTECT(1);
  return value;
}

/* The value is NULL, or what guard_step() returns for an error: that is kept. */
static SEXP watched_step_body(void *data) {
  SEXP caught = R_withCallingErrorHandler(step_body, data, leave_step, step_env);
  if (caught != R_NilValue) {
    PROTECT(caught);
    R_PreserveObject(caught);
    UNPROTECT(1);
  }
  return caught;
}

static int is_real(void *object) {
  void *type = rk_python.type(object);
  rk_python.drop(type);
  return type == rk_python.type_of_reals;
}

/* Fills in the logs. 0 if one of them is no number of the type float, or if their names are not
 * known. */
static int read_logs(void *logs, rk_step_data *d) {
  ssize_t at = 0;
  void *key, *value;
  d->n = 0;
  while (rk_python.next(logs, &at, &key, &value)) {
    if (d->n == known.n || key != known.keys[d->n] || !is_real(value)) return 0;
    d->logs[d->n++] = rk_python.real(value);
  }
  return d->n == 0 || d->n == known.n;
}

/* Calls a function of R's main thread, which may be interrupted: its address, the number of the
 * batch, and a dict of logs. Returns None, the address of the error that R caught, which the caller
 * releases, or True where the call has to be made in the general way. */
void *rk_step(void *self, void *const *arguments, ssize_t n) {
  (void)self;
  (void)n;
  rk_step_data data;
  data.function = rk_python.pointer(arguments[0]);
  long number = rk_python.number(arguments[1]);
  if (rk_python.raised() != NULL) return NULL;
  if (number < 0 || number > INT_MAX || !read_logs(arguments[2], &data))
    return rk_kept(rk_python.yes);
  data.number = (int)number;
  SEXP caught = rk_at_border_of_user(watched_step_body, &data, 1);
  if (caught == NULL) return NULL;
  return caught == R_NilValue ? rk_kept(rk_python.none) : rk_python.integer(caught);
}

/* Notes the names of logs: a dict that has them, and the address of R's vector, which stays. */
void *rk_know_logs(void *self, void *const *arguments, ssize_t n) {
  (void)self;
  (void)n;
  SEXP names = rk_python.pointer(arguments[1]);
  if (rk_python.raised() != NULL) return NULL;
  while (known.n > 0) rk_python.drop(known.keys[--known.n]);
  known.names = names;
  ssize_t at = 0;
  void *key, *value;
  while (known.n < MOST && rk_python.next(arguments[0], &at, &key, &value))
    known.keys[known.n++] = rk_kept(key);
  return rk_kept(rk_python.none);
}
