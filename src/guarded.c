/* R's C API as Python calls it: each function behind one border.
 *
 * Whatever R does when it fails is a jump (an error, a restart, an interrupt), and no jump may skip
 * Python's frames. So Python has no other way to R than the functions listed here, and each runs
 * under R_UnwindProtect. A jump ends at the border, where it becomes the Python exception that
 * `bridge.unwind` names; it carries a continuation, which goes back to R when Python has unwound.
 */
#include "rkeras.h"
#include <R_ext/GraphicsEngine.h> /* R_interrupts_suspended */
#include <setjmp.h>
#include <stdlib.h>

/* ---- the border --------------------------------------------------------- */

/* Continuations that wait for use: one for the next call, and some for those that Python makes
 * while it unwinds from a jump. They are made while R is the caller, whose objects are protected
 * and where an error is an ordinary one; so the border itself allocates nothing. */
enum { LEAST = 4 };
static struct {
  SEXP *tokens;
  size_t used, made, room;
} spare;

void rk_ensure_spare(void) {
  while (spare.used < LEAST) {
    if (spare.made == spare.room) {
      size_t room = spare.room ? 2 * spare.room : 64;
      SEXP *tokens = realloc(spare.tokens, room * sizeof *tokens);
      if (tokens == NULL) Rf_error("there is no memory for a call of Python");
      spare.tokens = tokens;
      spare.room = room;
    }
    SEXP token = PROTECT(R_MakeUnwindCont());
    R_PreserveObject(token);
    UNPROTECT(1);
    spare.made++;
    spare.tokens[spare.used++] = token;
  }
}

static void ensure_spare_body(void *data) {
  (void)data;
  rk_ensure_spare();
}

typedef struct {
  jmp_buf back;
} rk_border;

static void stop_jump(void *data, Rboolean jump) {
  if (jump) longjmp(((rk_border *)data)->back, 1);
}

/* Runs `body` so that a jump out of it ends here, as an exception of Python. Returns its value,
 * unprotected, or NULL. */
SEXP rk_at_border(SEXP (*body)(void *), void *data) {
  if (spare.used == 0) {
    rk_raise_no_memory();
    return NULL;
  }
  SEXP token = spare.tokens[--spare.used];
  rk_border border;
  if (setjmp(border.back)) {
    spare.made--; /* it goes with the jump */
    if (spare.used == 0) R_ToplevelExec(ensure_spare_body, NULL);
    rk_raise_unwind(token);
    return NULL;
  }
  SEXP value = R_UnwindProtect(body, data, stop_jump, &border, token);
  SETCAR(token, R_NilValue); /* where R kept the value */
  spare.tokens[spare.used++] = token;
  return value;
}

static void rk_print(const char *text, int is_error) {
  if (is_error)
    REprintf("%s", text);
  else
    Rprintf("%s", text);
  R_FlushConsole();
}

/* ---- the functions of R -------------------------------------------------- */

/* Result type, function, types of the arguments. ONE to THREE have a value; DO has none. */
#define FUNCTIONS                                                                                  \
  ONE(R_xlen_t, Rf_xlength, SEXP)                                                                  \
  TWO(Rboolean, Rf_inherits, SEXP, const char *)                                                   \
  TWO(SEXP, Rf_getAttrib, SEXP, SEXP)                                                              \
  THREE(SEXP, Rf_setAttrib, SEXP, SEXP, SEXP)                                                      \
  ONE(int *, LOGICAL, SEXP)                                                                        \
  ONE(int *, INTEGER, SEXP)                                                                        \
  ONE(double *, REAL, SEXP)                                                                        \
  ONE(Rcomplex *, COMPLEX, SEXP)                                                                   \
  ONE(Rbyte *, RAW, SEXP)                                                                          \
  ONE(int, Rf_asLogical, SEXP)                                                                     \
  ONE(int, Rf_asInteger, SEXP)                                                                     \
  ONE(double, Rf_asReal, SEXP)                                                                     \
  TWO(SEXP, STRING_ELT, SEXP, R_xlen_t)                                                            \
  TWO(SEXP, VECTOR_ELT, SEXP, R_xlen_t)                                                            \
  THREE(SEXP, SET_VECTOR_ELT, SEXP, R_xlen_t, SEXP)                                                \
  DO_THREE(SET_STRING_ELT, SEXP, R_xlen_t, SEXP)                                                   \
  ONE(const char *, R_CHAR, SEXP)                                                                  \
  ONE(cetype_t, Rf_getCharCE, SEXP)                                                                \
  THREE(SEXP, Rf_mkCharLenCE, const char *, int, cetype_t)                                         \
  ONE(SEXP, Rf_ScalarLogical, int)                                                                 \
  ONE(SEXP, Rf_ScalarInteger, int)                                                                 \
  ONE(SEXP, Rf_ScalarReal, double)                                                                 \
  ONE(SEXP, Rf_ScalarString, SEXP)                                                                 \
  TWO(SEXP, Rf_allocVector, SEXPTYPE, R_xlen_t)                                                    \
  ONE(SEXP, Rf_protect, SEXP)                                                                      \
  DO_ONE(R_PreserveObject, SEXP)                                                                   \
  ONE(SEXP, Rf_install, const char *)                                                              \
  ONE(SEXP, Rf_lang1, SEXP)                                                                        \
  TWO(SEXP, Rf_lang2, SEXP, SEXP)                                                                  \
  TWO(SEXP, Rf_eval, SEXP, SEXP)                                                                   \
  DO_TWO(rk_print, const char *, int)                                                              \
  FOUR(SEXP, rk_handle, uintptr_t, SEXP, SEXP, int)                                                \
  FOUR(R_xlen_t, rk_join, SEXP, int, int *, void *)                                                \
  THREE(SEXP, rk_joined, SEXP, R_xlen_t, R_xlen_t)                                                 \
  TWO(SEXP, rk_tie, SEXP, SEXP)                                                                    \
  ONE(SEXP, rk_untie, SEXP)                                                                        \
  ONE(uintptr_t, rk_key, SEXP)                                                                     \
  DO_TWO(rk_revive, SEXP, uintptr_t)                                                               \
  DO_TWO(rk_set_steps, SEXP, SEXP)                                                                 \
  DO_TWO(rk_keep_state, SEXP, SEXP)

/* Each gets a function of the same arguments, which calls it at the border. */
#define GUARDED(R, f, FIELDS, CALL, PARAMETERS, ...)                                               \
  typedef struct {                                                                                 \
    R value;                                                                                       \
    FIELDS                                                                                         \
  } f##_data;                                                                                      \
  static SEXP f##_body(void *data) {                                                               \
    f##_data *d = data;                                                                            \
    CALL;                                                                                          \
    return R_NilValue;                                                                             \
  }                                                                                                \
  static R guarded_##f PARAMETERS {                                                                \
    f##_data d = {0, __VA_ARGS__};                                                                 \
    rk_at_border(f##_body, &d);                                                                    \
    return d.value;                                                                                \
  }
#define ONE(R, f, A) GUARDED(R, f, A a;, d->value = f(d->a), (A a), a)
#define TWO(R, f, A, B) GUARDED(R, f, A a; B b;, d->value = f(d->a, d->b), (A a, B b), a, b)
#define THREE(R, f, A, B, C)                                                                       \
  GUARDED(R, f, A a; B b; C c;, d->value = f(d->a, d->b, d->c), (A a, B b, C c), a, b, c)
#define FOUR(R, f, A, B, C, D)                                                                     \
  GUARDED(R, f, A a; B b; C c; D e;, d->value = f(d->a, d->b, d->c, d->e), (A a, B b, C c, D e),   \
          a, b, c, e)
#define DO_ONE(f, A) GUARDED(int, f, A a;, f(d->a), (A a), a)
#define DO_TWO(f, A, B) GUARDED(int, f, A a; B b;, f(d->a, d->b), (A a, B b), a, b)
#define DO_THREE(f, A, B, C)                                                                       \
  GUARDED(int, f, A a; B b; C c;, f(d->a, d->b, d->c), (A a, B b, C c), a, b, c)
FUNCTIONS
#undef ONE
#undef TWO
#undef THREE
#undef FOUR
#undef DO_ONE
#undef DO_TWO
#undef DO_THREE

/* ---- functions of the user ------------------------------------------------ */

typedef struct {
  SEXP function, arguments, guard, env;
  int allow_interrupt;
} rk_call_data;

SEXP rk_eval_guarded(SEXP call, SEXP guard, SEXP env, int allow_interrupt) {
  SEXP guarded = PROTECT(Rf_lang2(guard, call));
  Rboolean before = R_interrupts_suspended; /* FALSE where Python is at the top */
  R_interrupts_suspended = !allow_interrupt; /* a jump puts it back */
  SEXP value = Rf_eval(guarded, env);
  R_interrupts_suspended = before;
  UNPROTECT(1);
  return value;
}

/* Builds the call `guard(function(arguments))` from its end, and evaluates it. */
static SEXP call_body(void *data) {
  rk_call_data *d = data;
  SEXP names = PROTECT(Rf_getAttrib(d->arguments, R_NamesSymbol));
  PROTECT_INDEX at;
  SEXP cells = R_NilValue;
  PROTECT_WITH_INDEX(cells, &at);
  for (R_xlen_t i = Rf_xlength(d->arguments) - 1; i >= 0; i--) {
    SEXP value = VECTOR_ELT(d->arguments, i);
    /* What R would evaluate where it stands in a call. */
    if (TYPEOF(value) == SYMSXP || TYPEOF(value) == LANGSXP) value = Rf_lang2(R_QuoteSymbol, value);
    REPROTECT(cells = Rf_cons(value, cells), at);
    if (names != R_NilValue && STRING_ELT(names, i) != R_BlankString)
      SET_TAG(cells, Rf_installTrChar(STRING_ELT(names, i)));
  }
  SEXP call = PROTECT(Rf_lcons(d->function, cells));
  SEXP value = rk_eval_guarded(call, d->guard, d->env, d->allow_interrupt);
  UNPROTECT(3);
  return value;
}

/* Interrupts are handled only while the user's own R code runs: bridge code may
 * hold incomplete objects on both sides. */
SEXP rk_at_border_of_user(SEXP (*body)(void *), void *data, int allow_interrupt) {
  sigset_t before;
  if (allow_interrupt) before = rk_set_interrupt(SIG_UNBLOCK);
  SEXP value = rk_at_border(body, data);
  if (allow_interrupt) rk_restore_signals(before);
  return value;
}

static SEXP guarded_rk_call(SEXP function, SEXP arguments, SEXP guard, SEXP env,
                            int allow_interrupt) {
  rk_call_data data = {function, arguments, guard, env, allow_interrupt};
  return rk_at_border_of_user(call_body, &data, allow_interrupt);
}

/* ---- the list of them all -------------------------------------------------- */

#define ENTRY(n, f) {#f, (void (*)(void))guarded_##f, n},
#define ONE(R, f, A) ENTRY(1, f)
#define TWO(R, f, A, B) ENTRY(2, f)
#define THREE(R, f, A, B, C) ENTRY(3, f)
#define FOUR(R, f, A, B, C, D) ENTRY(4, f)
#define DO_ONE(f, A) ENTRY(1, f)
#define DO_TWO(f, A, B) ENTRY(2, f)
#define DO_THREE(f, A, B, C) ENTRY(3, f)
#define PLAIN(f) {#f, (void (*)(void))f, 1}, /* neither allocates nor raises an error */
#define OF_PYTHON(n, f) {#f, (void (*)(void))f, n}, /* take and return objects of Python's */
const rk_function rk_functions[] = {
    FUNCTIONS ENTRY(5, rk_call) OF_PYTHON(3, rk_step) OF_PYTHON(2, rk_know_logs) PLAIN(TYPEOF) PLAIN(Rf_isObject)
        PLAIN(MARK_NOT_MUTABLE) PLAIN(Rf_unprotect) PLAIN(R_ReleaseObject){NULL, NULL, 0}};
