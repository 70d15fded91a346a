/* The C half of the bridge, on R's public API.
 *
 * R's and Python's frames alternate on one C stack, and each language leaves
 * frames in its own way: R by longjmp, Python by returning an error. This file
 * is the border at which neither may skip frames of the other:
 *
 *   R -> Python   rk_call_frame(), rk_call_list(): one entry into Python. The
 *                 result is tagged, and an R jump is resumed only here, when no
 *                 Python frame is left.
 *   Python -> R   rk_eval(), rk_call(), rk_alloc(), rk_print(): run under R_UnwindProtect.
 *                 A jump is stopped and passed to Python as a continuation,
 *                 which Python returns when it has unwound.
 *
 * Python is bound at run time (dlopen), so the package loads where there is
 * none, and the same code serves an R session and a Python process.
 */
#include "rkeras.h"
#include <R_ext/GraphicsEngine.h> /* R_interrupts_pending, R_interrupts_suspended */
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* How a call into Python ended; bridge/dispatch.py writes the same numbers. */
enum { RK_VALUE = 0, RK_SIGNAL = 1, RK_UNWIND = 2, RK_INTERRUPT = 3 };

typedef SEXP (*rk_entry_fn)(SEXP name, SEXP args, int *state);

/* What C and Python give each other when Python attaches: a table whose layout
 * is repeated in bridge/c_table.py. */
typedef struct {
  int version; /* of this layout */
  SEXP (*eval)(SEXP call, SEXP env, int *jumped);
  SEXP (*call)(SEXP function, SEXP arguments, SEXP guard, SEXP env, int allow_interrupt,
               int *jumped);
  SEXP (*alloc)(unsigned int type, double length, int *jumped);
  SEXP (*print)(const char *text, int is_error, int *jumped);
  SEXP (*handle)(uintptr_t key, SEXP classes, SEXP template_closure, int keeps_state);
  void (*revive)(SEXP pointer, uintptr_t key);
  int (*drain)(uintptr_t *keys, int room);
  int (*interrupted)(int clear);
  rk_entry_fn entry; /* filled by Python; NULL until it has attached */
  char *error;       /* filled by Python when attaching failed; error_size bytes */
  int error_size;
} rk_table;

static char attach_error[16384];
static rk_table bridge;

/* ---- Python's C API, bound at run time --------------------------------- */

typedef struct {
  int (*is_initialized)(void);
  void (*initialize)(int);
  void (*set_program_name)(const wchar_t *);
  wchar_t *(*decode)(const char *, size_t *);
  int (*gil_ensure)(void);
  void (*gil_release)(int);
  int (*run)(const char *, void *);
} rk_python;

static rk_python python;

static int bind_python(void *library) {
#define BIND(field, symbol)                                                                        \
  do {                                                                                             \
    *(void **)(&python.field) = dlsym(library, symbol);                                            \
    if (python.field == NULL) return 0;                                                            \
  } while (0)
  BIND(is_initialized, "Py_IsInitialized");
  BIND(initialize, "Py_InitializeEx");
  BIND(set_program_name, "Py_SetProgramName");
  BIND(decode, "Py_DecodeLocale");
  BIND(gil_ensure, "PyGILState_Ensure");
  BIND(gil_release, "PyGILState_Release");
  BIND(run, "PyRun_SimpleStringFlags");
#undef BIND
  return 1;
}

/* ---- Ctrl-C --------------------------------------------------------------- */

/* While Python runs, SIGINT is blocked in this thread, and so in all threads that are started
 * meanwhile: R's waits (Sys.sleep) install a handler that jumps into the frame that waits, which
 * may be another thread's, and TensorFlow cannot tolerate an exception at an arbitrary point. A
 * signal stays pending until rk_interrupted() checks for it or R runs again in the main thread. */
static sigset_t set_interrupt(int how) {
  sigset_t interrupt, before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(how, &interrupt, &before);
  return before;
}

static void restore_signals(sigset_t before) { pthread_sigmask(SIG_SETMASK, &before, NULL); }

static int rk_interrupted(int clear) {
  sigset_t pending;
  sigpending(&pending);
  int waits = sigismember(&pending, SIGINT) == 1;
  int asked = waits || R_interrupts_pending;
  if (clear) {
    R_interrupts_pending = 0;
    if (waits) {
      int signal;
      sigset_t interrupt;
      sigemptyset(&interrupt);
      sigaddset(&interrupt, SIGINT);
      sigwait(&interrupt, &signal);
    }
  }
  return asked;
}

/* ---- Python -> R -------------------------------------------------------- */

typedef struct {
  jmp_buf back;
} rk_border;

static void stop_jump(void *data, Rboolean jump) {
  if (jump) longjmp(((rk_border *)data)->back, 1);
}

/* Runs `body` so that a jump out of it ends here. Returns its value or, with
 * *jumped set, the continuation with which R_ContinueUnwind() resumes the jump.
 * Both are unprotected: the caller protects them before it allocates. */
static SEXP at_border(SEXP (*body)(void *), void *data, int *jumped) {
  rk_border border;
  SEXP token = PROTECT(R_MakeUnwindCont());
  *jumped = 0;
  if (setjmp(border.back)) {
    *jumped = 1;
    UNPROTECT(1);
    return token;
  }
  SEXP value = R_UnwindProtect(body, data, stop_jump, &border, token);
  UNPROTECT(1);
  return value;
}

typedef struct {
  SEXP call, env;
} rk_eval_data;

static SEXP eval_body(void *data) {
  rk_eval_data *d = data;
  return Rf_eval(d->call, d->env);
}

static SEXP rk_eval(SEXP call, SEXP env, int *jumped) {
  rk_eval_data data = {call, env};
  Rboolean suspended = R_interrupts_suspended;
  R_interrupts_suspended = TRUE;
  SEXP value = at_border(eval_body, &data, jumped);
  R_interrupts_suspended = suspended;
  return value;
}

typedef struct {
  SEXP function, arguments, guard, env;
} rk_call_data;

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
  SEXP guarded = PROTECT(Rf_lang2(d->guard, call));
  SEXP value = Rf_eval(guarded, d->env);
  UNPROTECT(4);
  return value;
}

/* Interrupts are handled only while the user's own R code runs: bridge code may
 * hold incomplete objects on both sides. */
static SEXP rk_call(SEXP function, SEXP arguments, SEXP guard, SEXP env, int allow_interrupt,
                    int *jumped) {
  rk_call_data data = {function, arguments, guard, env};
  Rboolean suspended = R_interrupts_suspended;
  sigset_t before;
  R_interrupts_suspended = !allow_interrupt;
  if (allow_interrupt) before = set_interrupt(SIG_UNBLOCK);
  SEXP value = at_border(call_body, &data, jumped);
  if (allow_interrupt) restore_signals(before);
  R_interrupts_suspended = suspended;
  return value;
}

typedef struct {
  unsigned int type;
  double length;
} rk_alloc_data;

static SEXP alloc_body(void *data) {
  rk_alloc_data *d = data;
  return Rf_allocVector(d->type, (R_xlen_t)d->length);
}

static SEXP rk_alloc(unsigned int type, double length, int *jumped) {
  rk_alloc_data data = {type, length};
  return at_border(alloc_body, &data, jumped);
}

typedef struct {
  const char *text;
  int is_error;
} rk_print_data;

static SEXP print_body(void *data) {
  rk_print_data *d = data;
  if (d->is_error)
    REprintf("%s", d->text);
  else
    Rprintf("%s", d->text);
  R_FlushConsole();
  return R_NilValue;
}

static SEXP rk_print(const char *text, int is_error, int *jumped) {
  rk_print_data data = {text, is_error};
  return at_border(print_body, &data, jumped);
}

static SEXP symbol_missing, symbol_list;

/* ---- R -> Python -------------------------------------------------------- */

static SEXP own_namespace(void) {
  SEXP name = PROTECT(Rf_mkString("rkeras"));
  SEXP space = R_FindNamespace(name);
  UNPROTECT(1);
  return space;
}

SEXP rk_call_own(const char *name, SEXP argument) {
  SEXP space = PROTECT(own_namespace());
  SEXP call = PROTECT(argument == NULL ? Rf_lang1(Rf_install(name))
                                       : Rf_lang2(Rf_install(name), argument));
  SEXP value = Rf_eval(call, space);
  UNPROTECT(2);
  return value;
}

static SEXP enter_python(SEXP name, SEXP args) {
  if (bridge.entry == NULL) rk_call_own("start_python", NULL);
  int state = RK_VALUE;
  Rboolean suspended = R_interrupts_suspended;
  R_interrupts_suspended = TRUE;
  sigset_t before = set_interrupt(SIG_BLOCK);
  SEXP result = bridge.entry(name, args, &state);
  PROTECT(result);
  R_interrupts_suspended = suspended;
  restore_signals(before);
  switch (state) {
  case RK_SIGNAL: /* warnings and an error to signal; returns the value if no error */
    result = rk_call_own("signal_from_python", result);
    break;
  case RK_UNWIND:
    R_ReleaseObject(result);
    R_ContinueUnwind(result);
    break;
  case RK_INTERRUPT:
    R_interrupts_pending = 1;
    R_CheckUserInterrupt();
    Rf_error("the call of Python was interrupted"); /* interrupts are suspended by the caller */
    break;
  }
  UNPROTECT(1);
  return result;
}

static SEXP rk_call_list(SEXP name, SEXP args) { return enter_python(name, args); }

/* Calls the Python function `name` with the formals that were given to the R
 * function whose frame is `frame`. It asks `missing()` rather than looking at the
 * call, so that missing arguments forwarded by a wrapper are not sent. */
static SEXP rk_call_frame(SEXP name, SEXP formals, SEXP frame) {
  R_xlen_t n = Rf_xlength(formals), given = 0, dots_given = 0;
  SEXP call = PROTECT(Rf_lang2(symbol_missing, R_NilValue));
  SEXP dots = PROTECT(R_NilValue);
  char *is_given = R_alloc((size_t)n + 1, 1);
  for (R_xlen_t i = 0; i < n; i++) {
    SEXP symbol = Rf_installChar(STRING_ELT(formals, i));
    is_given[i] = 0;
    if (symbol == R_DotsSymbol) {
      SEXP make = PROTECT(Rf_lang2(symbol_list, R_DotsSymbol));
      dots = Rf_eval(make, frame);
      UNPROTECT(2);
      PROTECT(dots);
      dots_given = Rf_xlength(dots);
    } else {
      SETCADR(call, symbol);
      is_given[i] = !Rf_asLogical(Rf_eval(call, frame));
      given += is_given[i];
    }
  }
  SEXP args = PROTECT(Rf_allocVector(VECSXP, given + dots_given));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, given + dots_given));
  R_xlen_t k = 0;
  for (R_xlen_t i = 0; i < n; i++) {
    if (!is_given[i]) continue;
    SET_VECTOR_ELT(args, k, Rf_eval(Rf_installChar(STRING_ELT(formals, i)), frame));
    SET_STRING_ELT(names, k++, STRING_ELT(formals, i));
  }
  SEXP dot_names = Rf_getAttrib(dots, R_NamesSymbol);
  for (R_xlen_t i = 0; i < dots_given; i++) {
    SET_VECTOR_ELT(args, k, VECTOR_ELT(dots, i));
    SET_STRING_ELT(names, k++, dot_names == R_NilValue ? R_BlankString : STRING_ELT(dot_names, i));
  }
  Rf_setAttrib(args, R_NamesSymbol, names);
  SEXP value = enter_python(name, args);
  UNPROTECT(4);
  return value;
}

/* ---- start -------------------------------------------------------------- */

static SEXP rk_is_python_running(void) {
  void *self = dlopen(NULL, RTLD_LAZY);
  int running = self != NULL && bind_python(self) && python.is_initialized();
  return Rf_ScalarLogical(running);
}

/* Starts Python in this process, unless it runs already, and makes it run `code`,
 * in which "%p" stands for the address of the table. Returns NULL, or an error
 * message. */
static SEXP rk_start(SEXP library, SEXP program, SEXP code) {
  void *self = dlopen(NULL, RTLD_LAZY);
  int running = self != NULL && bind_python(self) && python.is_initialized();
  if (!running) {
    const char *path = R_ExpandFileName(Rf_translateChar(STRING_ELT(library, 0)));
    void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (handle == NULL) return Rf_mkString(dlerror());
    if (!bind_python(handle))
      return Rf_mkString("this libpython lacks a function of Python's C API that rkeras calls");
  }

  /* rpy2 takes SIGINT for itself when it attaches; Ctrl-C stays R's. */
  struct sigaction interrupt;
  sigaction(SIGINT, NULL, &interrupt);
  sigset_t before = set_interrupt(SIG_BLOCK); /* numpy starts threads of its own */

  if (!running && !python.is_initialized()) {
    /* The interpreter's own path tells Python which virtual environment it is in. */
    wchar_t *name = python.decode(Rf_translateChar(STRING_ELT(program, 0)), NULL);
    if (name == NULL) {
      restore_signals(before);
      return Rf_mkString("the path of Python can't be decoded in this locale");
    }
    python.set_program_name(name);
    python.initialize(0);
  }

  const char *text = CHAR(STRING_ELT(code, 0));
  size_t size = strlen(text) + 32;
  char *filled = R_alloc(size, 1);
  snprintf(filled, size, text, (void *)&bridge);
  attach_error[0] = '\0';
  int gil = python.gil_ensure();
  int failed = python.run(filled, NULL);
  python.gil_release(gil);
  sigaction(SIGINT, &interrupt, NULL);
  restore_signals(before);

  if (attach_error[0] != '\0') {
    bridge.entry = NULL;
    return Rf_ScalarString(Rf_mkCharCE(attach_error, CE_UTF8));
  }
  if (failed || bridge.entry == NULL)
    return Rf_mkString("Python could not load the bridge; what it said stands above");
  return R_NilValue;
}

static SEXP rk_is_attached(void) { return Rf_ScalarLogical(bridge.entry != NULL); }

#define METHOD(name, arguments) {#name, (DL_FUNC)(void (*)(void))&name, arguments}
static const R_CallMethodDef methods[] = {
    METHOD(rk_call_frame, 3),
    METHOD(rk_call_list, 2),
    METHOD(rk_is_python_running, 0),
    METHOD(rk_start, 3),
    METHOD(rk_is_attached, 0),
    METHOD(rk_is_stale, 1),
    {NULL, NULL, 0}};

void R_init_rkeras(DllInfo *dll) {
  symbol_missing = Rf_install("missing");
  symbol_list = Rf_install("list");
  rk_init_handles(dll);
  bridge = (rk_table){.version = 2,
                      .eval = rk_eval,
                      .call = rk_call,
                      .alloc = rk_alloc,
                      .print = rk_print,
                      .handle = rk_handle,
                      .revive = rk_revive,
                      .drain = rk_drain,
                      .interrupted = rk_interrupted,
                      .entry = NULL,
                      .error = attach_error,
                      .error_size = sizeof attach_error};
  R_registerRoutines(dll, NULL, methods, NULL, NULL);
  R_useDynamicSymbols(dll, FALSE);
  R_forceSymbols(dll, TRUE);
}
