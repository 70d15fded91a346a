/* What the files of the C half share; nothing of it is visible outside of the package's library. */
#ifndef RKERAS_H
#define RKERAS_H

#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>
#include <R_ext/Rdynload.h>
#include <R_ext/Visibility.h>
#include <signal.h>
#include <stdint.h>

/* Calls a function of the package with one argument, or with none if it is NULL. */
attribute_hidden SEXP rk_call_own(const char *name, SEXP argument);

/* Python's C API, of its stable part, bound at run time; an object of Python's is a void pointer. */
typedef struct {
  int (*is_initialized)(void);
  void (*initialize)(int);
  void (*set_program_name)(const wchar_t *);
  wchar_t *(*decode)(const char *, size_t *);
  int (*gil_ensure)(void);
  void (*gil_release)(int);
  int (*run)(const char *, void *);
  void *(*call)(void *, ...); /* ends with NULL */
  void *(*integer)(void *);
  void *(*pointer)(void *);
  long (*number)(void *);
  double (*real)(void *);
  void *(*build)(const char *, ...);
  void *(*of_real)(double);
  void *(*of_number)(long long);
  void *(*text)(const char *, ssize_t);
  void *(*tuple)(ssize_t, ...);
  ssize_t (*length)(void *);
  void *(*item)(void *, ssize_t);
  void *(*list)(ssize_t);
  int (*set)(void *, ssize_t, void *);
  void *(*element)(void *, ssize_t);
  void *(*find)(void *, void *);
  int (*next)(void *, ssize_t *, void **, void **);
  void *(*type)(void *);
  void (*raise)(void *, void *);
  void *(*raise_no_memory)(void);
  void *(*raised)(void);
  void (*report)(void *);
  void (*keep)(void *);
  void (*drop)(void *);
  void *none, *yes, *no, *type_of_reals;
} rk_python_api;
attribute_hidden extern rk_python_api rk_python;
attribute_hidden int rk_bind_python(void *library); /* whether it has them all */
attribute_hidden void *rk_kept(void *object); /* the object, referred to once more; NULL stays */

/* SIGINT in this thread. */
attribute_hidden sigset_t rk_set_interrupt(int how);
attribute_hidden void rk_restore_signals(sigset_t before);
attribute_hidden void rk_shield(int enter);

/* The border from Python to R: its functions, ended by an entry without a name. */
typedef struct {
  const char *name;
  void (*call)(void);
  int n; /* of arguments */
} rk_function;
attribute_hidden extern const rk_function rk_functions[];
attribute_hidden void rk_ensure_spare(void);
attribute_hidden SEXP rk_at_border(SEXP (*body)(void *), void *data);
attribute_hidden SEXP rk_at_border_of_user(SEXP (*body)(void *), void *data, int allow_interrupt);
attribute_hidden SEXP rk_eval_guarded(SEXP call, SEXP guard, SEXP env, int allow_interrupt);
attribute_hidden void rk_raise_unwind(SEXP token);
attribute_hidden void rk_raise_no_memory(void);

/* One argument of a call of Python. */
typedef struct {
  SEXP name;      /* its name, an empty string for none */
  SEXP value;     /* the value itself */
  int kind;       /* the rest is what rk_describe() sees */
  int64_t whole;  /* the key of a handle, a whole number, a truth value, where a text begins, the
                     length of a long vector */
  double number;  /* a number, the length of a text */
} rk_argument;
attribute_hidden void rk_init_arguments(void);
attribute_hidden void rk_describe(rk_argument *argument);
attribute_hidden void *rk_given(const rk_argument *arguments, R_xlen_t n, void *names,
                                void *objects, int *unread);
attribute_hidden SEXP rk_joined(SEXP strings, R_xlen_t first, R_xlen_t end);

/* Functions of the user at each batch. */
attribute_hidden int rk_set_steps(SEXP guard, SEXP env);
attribute_hidden void *rk_step(void *self, void *const *arguments, ssize_t n);
attribute_hidden void *rk_know_logs(void *self, void *const *arguments, ssize_t n);

/* Lists of vectors. */
attribute_hidden R_xlen_t rk_join(SEXP list, int kind, int *lengths, void *out);

/* Handles. */
attribute_hidden void rk_init_handles(DllInfo *dll);
enum { RK_KEEPS_STATE = 1, RK_COLLECT = 2 };
attribute_hidden SEXP rk_handle(uintptr_t key, SEXP classes, SEXP template_closure, int flags);
attribute_hidden uintptr_t rk_key(SEXP pointer);
attribute_hidden void rk_revive(SEXP pointer, uintptr_t key);
attribute_hidden void rk_keep_state(SEXP handle, SEXP pointer);
attribute_hidden int rk_drain(uintptr_t *keys, int room);
attribute_hidden int rk_has_dropped(void);
attribute_hidden SEXP rk_is_stale(SEXP handle);
attribute_hidden void rk_note_pointer(SEXP pointer, uintptr_t key);
attribute_hidden void rk_forget_pointer(SEXP pointer, uintptr_t key);
attribute_hidden SEXP rk_tie(SEXP objects, SEXP keys);
attribute_hidden SEXP rk_untie(SEXP reference);

#endif
