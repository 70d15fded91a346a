/* The C half of the bridge, on R's public API.
 *
 * R's and Python's frames alternate on one C stack, and each language leaves
 * frames in its own way: R by longjmp, Python by returning an error. This file
 * and guarded.c are the border at which neither may skip frames of the other:
 *
 *   R -> Python   rk_call_formals(), rk_call_frame(), rk_call_list(): one entry into Python. The
 *                 result is tagged, and an R jump is resumed only here, when no
 *                 Python frame is left.
 *   Python -> R   the functions of guarded.c. A jump is stopped and passed to Python
 *                 as an exception, which Python returns when it has unwound.
 *
 * Python is bound at run time (dlopen), so the package loads where there is
 * none, and the same code serves an R session and a Python process.
 */
#define _GNU_SOURCE /* pthread_getattr_np() */
#include "rkeras.h"
#include <R_ext/GraphicsEngine.h> /* R_interrupts_pending, R_interrupts_suspended */
#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* How a call into Python ended, if not with a value; bridge/c_table.py repeats the numbers. */
enum { RK_SIGNAL = 1, RK_UNWIND, RK_INTERRUPT };

/* What C and Python give each other when Python attaches: a table whose layout
 * is repeated in bridge/c_table.py. */
typedef struct {
  /* These stay first in all versions, so that two halves that don't fit can say so. */
  int version;    /* of this interface: raised with each change of what the two halves share */
  int error_size;
  char *error;    /* filled by Python when attaching failed; error_size bytes */
  int size;       /* of this table in bytes */
  const rk_function *functions; /* of R, for Python */
  int (*drain)(uintptr_t *keys, int room);
  int (*interrupted)(int clear);
  void (*own_stack)(int enter);
  void (*shield)(int enter);
  void *unwind;      /* filled by Python: the exception that a jump of R becomes */
  void *names;       /* filled by Python: a dict of names, by the address of R's string */
  void *objects;     /* filled by Python: a dict of lists that begin with an object, by its key */
  void *entry;       /* filled by Python; NULL until it has attached */
} rk_table;

static char attach_error[16384];
static rk_table bridge;

/* ---- errors of R in Python ------------------------------------------------ */

void rk_raise_unwind(SEXP token) {
  void *address = rk_python.integer(token);
  if (address == NULL) return; /* Python has raised that there is no memory */
  rk_python.raise(bridge.unwind, address);
  rk_python.drop(address);
}

void rk_raise_no_memory(void) { rk_python.raise_no_memory(); }

/* ---- Ctrl-C --------------------------------------------------------------- */

/* While Python runs, SIGINT is blocked in this thread, and so in all threads that are started
 * meanwhile: R's waits (Sys.sleep) install a handler that jumps into the frame that waits, which
 * may be another thread's, and TensorFlow cannot tolerate an exception at an arbitrary point. A
 * signal stays pending until rk_interrupted() checks for it or R runs again in the main thread. */
sigset_t rk_set_interrupt(int how) {
  sigset_t interrupt, before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(how, &interrupt, &before);
  return before;
}

void rk_restore_signals(sigset_t before) { pthread_sigmask(SIG_SETMASK, &before, NULL); }

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

static SEXP symbol_seed;
/* Functions of base R, and calls of them: to look them up at each call would take long. */
static SEXP function_missing, call_of_formals, call_of_dots;

/* ---- the stack ------------------------------------------------------------ */

/* What Python and TensorFlow may use of the C stack below R. Neither looks at what is left, so an
 * endless recursion has to end in R, which does. */
#define PYTHON_STACK ((uintptr_t)1 << 20)

/* Where R's stack begins and how deep it may be. Writing R Extensions ("Threading issues") describes
 * both for programs that run R in threads, as a Python process does, but they are no entry points for
 * packages: they are looked up, and NULL if a version of R hides them. Then R alone guards its stack. */
static uintptr_t *stack_start, *stack_limit;

static void find_stack(void) {
  stack_start = (uintptr_t *)dlsym(RTLD_DEFAULT, "R_CStackStart");
  stack_limit = (uintptr_t *)dlsym(RTLD_DEFAULT, "R_CStackLimit");
}

static int is_stack_known(void) {
  return stack_start != NULL && stack_limit != NULL && *stack_limit != (uintptr_t)-1;
}

static int is_stack_used_up(void) {
  if (!is_stack_known()) return 0;
  char here;
  intptr_t used = (intptr_t)(*stack_start - (uintptr_t)&here); /* it grows downwards */
  return used > 0 && (uintptr_t)used + PYTHON_STACK > *stack_limit;
}

/* R measures its depth on the stack of the thread that it was started in. Another thread that
 * holds R's lock, one at a time, has it measured on its own. */
static void rk_own_stack(int enter) {
  static uintptr_t start, limit;
  if (stack_start == NULL || stack_limit == NULL) return;
  if (!enter) {
    *stack_start = start;
    *stack_limit = limit;
    return;
  }
  start = *stack_start;
  limit = *stack_limit;
  pthread_attr_t attributes;
  void *lowest;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) {
    *stack_limit = (uintptr_t)-1;
    return;
  }
  pthread_attr_getstack(&attributes, &lowest, &size);
  pthread_attr_destroy(&attributes);
  *stack_start = (uintptr_t)lowest + size;
  *stack_limit = size / 100 * 95; /* as R does: the rest is for its error */
}

/* ---- fork ------------------------------------------------------------------ */

/* A process that was forked off (parallel::mclapply) has a copy of Python's memory, but only one of
 * its threads: what another one was doing stays undone, and the next lock or the next task given to
 * TensorFlow's threads waits forever. So Python is not entered there. */
static int is_fork;

static void note_fork(void) { is_fork = bridge.entry != NULL; }

/* ---- R -> Python -------------------------------------------------------- */

static SEXP own_namespace(void) {
  SEXP name = PROTECT(Rf_mkString("rkeras"));
  SEXP call = PROTECT(Rf_lang2(Rf_install("asNamespace"), name));
  SEXP space = Rf_eval(call, R_BaseEnv);
  UNPROTECT(2);
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

static void *truth(int is_true) { return is_true ? rk_python.yes : rk_python.no; }

/* Calls what Python attached. Returns a tuple, or NULL if it had not even room to report an error:
 * the result, and how else the call ended than with a value; or what rk_handle() takes. */
static void *run_entry(SEXP name, int is_operation, SEXP seed, const rk_argument *arguments,
                       R_xlen_t n) {
  int unread = 0;
  void *named = rk_python.integer(name), *seeded = rk_python.integer(seed);
  void *given = rk_given(arguments, n, bridge.names, bridge.objects, &unread);
  void *ended = NULL;
  if (given != NULL && named != NULL && seeded != NULL)
    ended = rk_python.call(bridge.entry, named, truth(is_operation), seeded,
                           truth(rk_has_dropped()), given, truth(unread), NULL);
  if (ended == NULL) rk_python.report(bridge.entry);
  void *used[] = {named, seeded, given};
  for (int i = 0; i < 3; i++)
    if (used[i] != NULL) rk_python.drop(used[i]);
  return ended;
}

static SEXP enter_python(SEXP name, int is_operation, rk_argument *arguments, R_xlen_t n) {
  if (bridge.entry == NULL) rk_call_own("start_python", NULL);
  if (is_fork) rk_call_own("stop_forked", NULL);
  if (is_stack_used_up()) rk_call_own("stop_nested_too_deeply", NULL);
  rk_ensure_spare();
  for (R_xlen_t i = 0; i < n; i++) rk_describe(&arguments[i]);
  SEXP seed = NULL;
  if (!is_operation && R_existsVarInFrame(R_GlobalEnv, symbol_seed))
    seed = Rf_eval(symbol_seed, R_GlobalEnv);
  Rboolean suspended = R_interrupts_suspended;
  R_interrupts_suspended = TRUE;
  sigset_t before = rk_set_interrupt(SIG_BLOCK);
  uintptr_t ended[4] = {0};
  int gil = rk_python.gil_ensure();
  void *tuple = run_entry(name, is_operation, seed, arguments, n);
  int parts = tuple == NULL ? 0 : (int)rk_python.length(tuple);
  for (int i = 0; i < parts; i++) ended[i] = (uintptr_t)rk_python.pointer(rk_python.item(tuple, i));
  if (tuple != NULL) rk_python.drop(tuple);
  rk_python.gil_release(gil);
  SEXP result = PROTECT(parts == 1 || parts == 2 ? (SEXP)ended[0] : R_NilValue);
  R_interrupts_suspended = suspended;
  rk_restore_signals(before);
  if (parts == 0) rk_call_own("stop_nested_too_deeply", NULL); /* it had no room to report it */
  if (parts == 4) result = rk_handle(ended[0], (SEXP)ended[1], (SEXP)ended[2], (int)ended[3]);
  if (parts == 2) {
    switch (ended[1]) {
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
  }
  UNPROTECT(1);
  return result;
}

/* Calls with more arguments than that have them elsewhere. */
enum { FEW = 16 };

static rk_argument *room_for(R_xlen_t n, rk_argument *few) {
  return n <= FEW ? few : (rk_argument *)R_alloc((size_t)n, sizeof *few);
}

/* Fills in the elements of a list. */
static void take_list(SEXP list, rk_argument *out) {
  SEXP names = PROTECT(Rf_getAttrib(list, R_NamesSymbol));
  for (R_xlen_t i = 0; i < Rf_xlength(list); i++) {
    out[i].name = names == R_NilValue ? R_BlankString : STRING_ELT(names, i);
    out[i].value = VECTOR_ELT(list, i);
  }
  UNPROTECT(1);
}

/* Calls an operation on objects with the arguments in a list. */
static SEXP rk_call_list(SEXP name, SEXP values) {
  R_xlen_t n = Rf_xlength(values);
  rk_argument few[FEW], *arguments = room_for(n, few);
  take_list(values, arguments);
  return enter_python(STRING_ELT(name, 0), 1, arguments, n);
}

/* Of the R functions that are generated, by the string with their name: for each formal the call that
 * asks whether it is missing, and for `...` the one that gives its values. */
enum { ROOM = 1024 }; /* a power of two, larger than their number */
static struct {
  SEXP name, calls;
} generated[ROOM];

static SEXP made_calls(SEXP frame) {
  SEXP formals = PROTECT(Rf_eval(call_of_formals, frame));
  R_xlen_t n = Rf_xlength(formals);
  SEXP calls = PROTECT(Rf_allocVector(VECSXP, n));
  for (R_xlen_t i = 0; i < n; i++) {
    SEXP symbol = Rf_installChar(STRING_ELT(formals, i));
    SET_VECTOR_ELT(calls, i, symbol == R_DotsSymbol ? call_of_dots
                                                    : Rf_lang2(function_missing, symbol));
  }
  UNPROTECT(2);
  return calls;
}

/* These calls for the function whose frame is `frame`, which calls Python's `name`. */
static SEXP calls_of(SEXP name, SEXP frame) {
  size_t at = (uintptr_t)name / 16 % ROOM;
  for (int tries = 0; tries < 8; tries++, at = (at + 1) % ROOM) {
    if (generated[at].name == name) return generated[at].calls;
    if (generated[at].name == NULL) {
      SEXP calls = PROTECT(made_calls(frame));
      R_PreserveObject(calls);
      R_PreserveObject(name);
      generated[at].name = name;
      generated[at].calls = calls;
      UNPROTECT(1);
      return calls;
    }
  }
  return made_calls(frame);
}

/* Calls the Python function `name` with the formals that were given to the R
 * function whose frame is `frame`. It asks `missing()` rather than looking at the
 * call, so that missing arguments forwarded by a wrapper are not sent. */
static SEXP rk_call_frame(SEXP names, SEXP frame) {
  SEXP name = STRING_ELT(names, 0);
  SEXP calls = PROTECT(calls_of(name, frame));
  R_xlen_t n = Rf_xlength(calls), used = 0;
  int kept = 1;
  rk_argument few[FEW], *arguments = room_for(n, few);
  for (R_xlen_t i = 0; i < n; i++) {
    SEXP call = VECTOR_ELT(calls, i), found = PROTECT(Rf_eval(call, frame));
    kept++;
    if (call == call_of_dots) {
      rk_argument *before = arguments;
      arguments = room_for(n + Rf_xlength(found), few);
      if (arguments != before) memcpy(arguments, before, (size_t)used * sizeof *before);
      take_list(found, arguments + used);
      used += Rf_xlength(found);
    } else if (!Rf_asLogical(found)) {
      SEXP symbol = CADR(call);
      arguments[used].name = PRINTNAME(symbol);
      arguments[used++].value = PROTECT(Rf_eval(symbol, frame));
      kept++;
    }
  }
  SEXP value = enter_python(name, 0, arguments, used);
  UNPROTECT(kept);
  return value;
}

/* The same for the R function that calls it: .External2(rk_call_formals, name). */
static SEXP rk_call_formals(SEXP call, SEXP op, SEXP given, SEXP frame) {
  (void)call;
  (void)op;
  return rk_call_frame(CADR(given), frame);
}

/* ---- start -------------------------------------------------------------- */

static SEXP rk_is_python_running(void) {
  void *self = dlopen(NULL, RTLD_LAZY);
  int running = self != NULL && rk_bind_python(self) && rk_python.is_initialized();
  return Rf_ScalarLogical(running);
}

/* In the locale "C" the program python takes paths as UTF-8 (PEP 540). Python within another
 * program does so only where it is told, and TensorFlow can't load its libraries else. */
static void use_utf8_in_c_locale(void *library) {
  const char *locale = setlocale(LC_CTYPE, NULL);
  int *utf8_mode = dlsym(library, "Py_UTF8Mode");
  if (utf8_mode != NULL && locale != NULL && (!strcmp(locale, "C") || !strcmp(locale, "POSIX")))
    *utf8_mode = 1;
}

/* Starts Python in this process, unless it runs already, and makes it run `code`,
 * in which "%p" stands for the address of the table. Returns NULL, or an error
 * message. */
static SEXP rk_start(SEXP library, SEXP program, SEXP code) {
  void *self = dlopen(NULL, RTLD_LAZY);
  int running = self != NULL && rk_bind_python(self) && rk_python.is_initialized();
  if (!running) {
    const char *path = R_ExpandFileName(Rf_translateChar(STRING_ELT(library, 0)));
    void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (handle == NULL) return Rf_mkString(dlerror());
    use_utf8_in_c_locale(handle);
    if (!rk_bind_python(handle))
      return Rf_mkString("this libpython lacks a function of Python's C API that rkeras calls");
  }

  /* rpy2 takes SIGINT for itself when it attaches; Ctrl-C stays R's. */
  struct sigaction interrupt;
  sigaction(SIGINT, NULL, &interrupt);
  sigset_t before = rk_set_interrupt(SIG_BLOCK); /* numpy starts threads of its own */

  if (!running && !rk_python.is_initialized()) {
    /* The interpreter's own path tells Python which virtual environment it is in. */
    wchar_t *name = rk_python.decode(Rf_translateChar(STRING_ELT(program, 0)), NULL);
    if (name == NULL) {
      rk_restore_signals(before);
      return Rf_mkString("the path of Python can't be decoded in this locale");
    }
    rk_python.set_program_name(name);
    rk_python.initialize(0);
  }

  const char *text = CHAR(STRING_ELT(code, 0));
  size_t size = strlen(text) + 32;
  char *filled = R_alloc(size, 1);
  snprintf(filled, size, text, (void *)&bridge);
  attach_error[0] = '\0';
  rk_ensure_spare();
  Rboolean suspended = R_interrupts_suspended;
  R_interrupts_suspended = TRUE;
  int gil = rk_python.gil_ensure();
  int failed = rk_python.run(filled, NULL);
  rk_python.gil_release(gil);
  R_interrupts_suspended = suspended;
  sigaction(SIGINT, &interrupt, NULL);
  rk_restore_signals(before);

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
    METHOD(rk_call_frame, 2),
    METHOD(rk_call_list, 2),
    METHOD(rk_is_python_running, 0),
    METHOD(rk_start, 3),
    METHOD(rk_is_attached, 0),
    METHOD(rk_is_stale, 1),
    {NULL, NULL, 0}};
static const R_ExternalMethodDef external[] = {METHOD(rk_call_formals, 1), {NULL, NULL, 0}};

static SEXP of_base(const char *name) { return Rf_eval(Rf_install(name), R_BaseEnv); }

static SEXP kept(SEXP value) {
  R_PreserveObject(PROTECT(value));
  UNPROTECT(1);
  return value;
}

void R_init_rkeras(DllInfo *dll) {
  function_missing = of_base("missing");
  SEXP function = PROTECT(Rf_lang1(of_base("sys.function")));
  function = PROTECT(Rf_lang2(of_base("formals"), function));
  call_of_formals = kept(Rf_lang2(of_base("names"), function));
  UNPROTECT(2);
  call_of_dots = kept(Rf_lang2(of_base("list"), R_DotsSymbol));
  symbol_seed = Rf_install(".Random.seed");
  find_stack();
  pthread_atfork(NULL, NULL, note_fork);
  rk_init_arguments();
  rk_init_handles(dll);
  bridge = (rk_table){.version = 10,
                      .error_size = sizeof attach_error,
                      .error = attach_error,
                      .size = sizeof(rk_table),
                      .functions = rk_functions,
                      .drain = rk_drain,
                      .interrupted = rk_interrupted,
                      .own_stack = rk_own_stack,
                      .shield = rk_shield};
  R_registerRoutines(dll, NULL, methods, NULL, external);
  R_useDynamicSymbols(dll, FALSE);
  R_forceSymbols(dll, TRUE);
}
