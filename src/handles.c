/* Handles: external pointers that carry a key into Python's table of objects. */
#include "rkeras.h"
#include <R_ext/Altrep.h>
#include <R_ext/Memory.h> /* R_gc() */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static SEXP symbol_pointer, symbol_state;

/* R's collector may run in any thread that holds R's lock, so a finalizer only
 * queues the key; Python takes the queue at its next entry. */
static struct {
  pthread_mutex_t lock;
  uintptr_t *keys;
  size_t used, room;
} dropped = {PTHREAD_MUTEX_INITIALIZER, NULL, 0, 0};

static void drop_handle(SEXP pointer) {
  uintptr_t key = (uintptr_t)R_ExternalPtrAddr(pointer);
  R_ClearExternalPtr(pointer);
  if (key == 0) return;
  rk_forget_pointer(pointer, key);
  pthread_mutex_lock(&dropped.lock);
  if (dropped.used == dropped.room) {
    size_t room = dropped.room ? 2 * dropped.room : 1024;
    uintptr_t *keys = realloc(dropped.keys, room * sizeof *keys);
    if (keys != NULL) {
      dropped.keys = keys;
      dropped.room = room;
    }
  }
  /* Out of memory: the Python object lives on, which is the lesser evil. */
  if (dropped.used < dropped.room) dropped.keys[dropped.used++] = key;
  pthread_mutex_unlock(&dropped.lock);
}

int rk_has_dropped(void) {
  return __atomic_load_n(&dropped.used, __ATOMIC_RELAXED) > 0;
}

int rk_drain(uintptr_t *keys, int room) {
  pthread_mutex_lock(&dropped.lock);
  size_t n = dropped.used < (size_t)room ? dropped.used : (size_t)room;
  dropped.used -= n;
  if (n) memcpy(keys, dropped.keys + dropped.used, n * sizeof *keys);
  pthread_mutex_unlock(&dropped.lock);
  return (int)n;
}

/* The handle of a model or layer carries its state: a raw vector that is empty until R serializes
 * it (saveRDS, a worker process), when Python computes its contents. What is loaded again has the
 * contents until its object is made; from then on, the object counts.
 *
 * data1: the pointer; data2: NULL, the contents that were loaded, or those that format 2 writes. */
static R_altrep_class_t state_class;

static int is_alive(SEXP state) { return R_ExternalPtrAddr(R_altrep_data1(state)) != NULL; }

static SEXP bytes_to_save(SEXP state) {
  SEXP loaded = R_altrep_data2(state);
  if (!is_alive(state) && TYPEOF(loaded) == RAWSXP) return loaded;
  return rk_call_own("state_to_save", R_altrep_data1(state));
}

/* R keeps within one file which pointers are the same, so the state finds its own again. */
static SEXP state_to_save(SEXP state) {
  SEXP bytes = PROTECT(bytes_to_save(state));
  SEXP saved = Rf_cons(R_altrep_data1(state), bytes);
  UNPROTECT(1);
  return saved;
}

static SEXP state_as_saved(SEXP class, SEXP saved) {
  (void)class;
  return R_new_altrep(state_class, CAR(saved), CDR(saved));
}

/* R's format 2 knows no ALTREP, and writes the vector that it sees. While saveRDS(), save() or
 * serialize() writes in that format, the state has its contents, which go with the frame of that
 * call. NULL at any other time. */
static SEXP contents(SEXP state) {
  SEXP kept = R_altrep_data2(state), bytes = R_NilValue;
  if (!is_alive(state)) return kept;
  SEXP frame = PROTECT(rk_call_own("frame_that_writes_format_2", NULL));
  if (frame == R_NilValue) {
    R_set_altrep_data2(state, R_NilValue);
  } else if (TYPEOF(kept) == WEAKREFSXP && R_WeakRefKey(kept) == frame) {
    bytes = R_WeakRefValue(kept);
  } else {
    bytes = PROTECT(bytes_to_save(state));
    R_set_altrep_data2(state, PROTECT(R_MakeWeakRef(frame, bytes, R_NilValue, FALSE)));
    UNPROTECT(2);
  }
  UNPROTECT(1);
  return bytes;
}

static R_xlen_t state_length(SEXP state) { return Rf_xlength(contents(state)); }

static void *state_data(SEXP state, Rboolean writable) {
  (void)writable;
  static Rbyte nothing;
  SEXP bytes = R_altrep_data2(state);
  if (TYPEOF(bytes) == WEAKREFSXP) bytes = R_WeakRefValue(bytes);
  return bytes == R_NilValue ? &nothing : RAW(bytes);
}

void rk_init_handles(DllInfo *dll) {
  symbol_pointer = Rf_install("rkeras_pointer");
  symbol_state = Rf_install("rkeras_state");
  state_class = R_make_altraw_class("rkeras_state", "rkeras", dll);
  R_set_altrep_Serialized_state_method(state_class, state_to_save);
  R_set_altrep_Unserialize_method(state_class, state_as_saved);
  R_set_altrep_Length_method(state_class, state_length);
  R_set_altvec_Dataptr_method(state_class, state_data);
}

static void check_pointer(SEXP pointer) {
  if (TYPEOF(pointer) != EXTPTRSXP)
    Rf_error("a handle of rkeras has lost its pointer: it is of type '%s'",
             Rf_type2char(TYPEOF(pointer)));
}

/* The key in a pointer, or 0 if its object is gone. */
uintptr_t rk_key(SEXP pointer) {
  check_pointer(pointer);
  return (uintptr_t)R_ExternalPtrAddr(pointer);
}

/* Fills the pointer of a saved handle once its object has been restored. */
void rk_revive(SEXP pointer, uintptr_t key) {
  check_pointer(pointer);
  R_SetExternalPtrAddr(pointer, (void *)key);
  R_RegisterCFinalizerEx(pointer, drop_handle, FALSE);
  rk_note_pointer(pointer, key);
}

/* Gives a handle that was loaded from format 2, where its state is a plain raw vector, the state of
 * its object as it is now. */
void rk_keep_state(SEXP handle, SEXP pointer) {
  check_pointer(pointer);
  Rf_setAttrib(handle, symbol_state, PROTECT(R_new_altrep(state_class, pointer, R_NilValue)));
  UNPROTECT(1);
}

/* A plain Python object is an external pointer with classes. A callable one is
 * an R function (a copy of `template_closure`) that carries the pointer as an
 * attribute, so that `layer(x)` and `x %>% model` work. R collects first where
 * other handles hold much of Python's memory (bridge/memory.py). */
SEXP rk_handle(uintptr_t key, SEXP classes, SEXP template_closure, int flags) {
  if (flags & RK_COLLECT) R_gc();
  SEXP pointer = PROTECT(R_MakeExternalPtr((void *)key, symbol_pointer, R_NilValue));
  R_RegisterCFinalizerEx(pointer, drop_handle, FALSE);
  rk_note_pointer(pointer, key);
  SEXP handle = pointer;
  if (template_closure != R_NilValue) {
    handle = PROTECT(Rf_shallow_duplicate(template_closure));
    Rf_setAttrib(handle, symbol_pointer, pointer);
  } else {
    PROTECT(handle);
  }
  Rf_setAttrib(handle, R_ClassSymbol, classes);
  if (flags & RK_KEEPS_STATE) rk_keep_state(handle, pointer);
  UNPROTECT(2);
  return handle;
}

/* TRUE for a handle whose pointer is empty, as after readRDS(). */
SEXP rk_is_stale(SEXP handle) {
  SEXP pointer =
      TYPEOF(handle) == EXTPTRSXP ? handle : Rf_getAttrib(handle, symbol_pointer);
  return Rf_ScalarLogical(TYPEOF(pointer) == EXTPTRSXP && R_ExternalPtrAddr(pointer) == NULL);
}
