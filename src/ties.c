/* What an object of Python holds of R lives as long as R's handles of that object.
 *
 * A model holds its loss, a function of R, from whose environment R's handle of the model is
 * reached: neither collector sees that cycle. Python finds out which R objects it holds for nothing
 * but such handles (bridge/ties.py), and lets go of them. They are tied to the handles here, and
 * R's collector decides. */
#include "rkeras.h"
#include <stdlib.h>

/* The pointers in handles by key; each is alive until its finalizer has run, which forgets it. */
typedef struct rk_node {
  uintptr_t key;
  SEXP pointer;
  SEXP holds; /* a weak reference: the pointer keeps its value alive; NULL for none */
  struct rk_node *next;
} rk_node;
static struct {
  rk_node **buckets;
  size_t room, used;
  int is_incomplete; /* there was no memory to note a pointer */
} noted;

static void make_room(void) {
  size_t room = noted.room ? 2 * noted.room : 1024;
  rk_node **buckets = calloc(room, sizeof *buckets);
  if (buckets == NULL) return;
  for (size_t i = 0; i < noted.room; i++) {
    for (rk_node *node = noted.buckets[i], *next; node != NULL; node = next) {
      next = node->next;
      node->next = buckets[node->key % room];
      buckets[node->key % room] = node;
    }
  }
  free(noted.buckets);
  noted.buckets = buckets;
  noted.room = room;
}

void rk_note_pointer(SEXP pointer, uintptr_t key) {
  if (noted.used == noted.room) make_room();
  rk_node *node = noted.room ? malloc(sizeof *node) : NULL;
  if (node == NULL) {
    noted.is_incomplete = 1;
    return;
  }
  rk_node **bucket = &noted.buckets[key % noted.room];
  *node = (rk_node){key, pointer, NULL, *bucket};
  *bucket = node;
  noted.used++;
}

static rk_node **find(SEXP pointer, uintptr_t key) {
  if (noted.room == 0) return NULL;
  rk_node **at = &noted.buckets[key % noted.room];
  while (*at != NULL && (*at)->pointer != pointer) at = &(*at)->next;
  return *at == NULL ? NULL : at;
}

/* Called by finalizers, so it allocates nothing. */
void rk_forget_pointer(SEXP pointer, uintptr_t key) {
  rk_node **at = find(pointer, key);
  if (at == NULL) return;
  rk_node *gone = *at;
  *at = gone->next;
  if (gone->holds != NULL) R_ReleaseObject(gone->holds);
  free(gone);
  noted.used--;
}

/* The pointers of a key in a list, which keeps them: a finalizer may run at any allocation. */
static SEXP pointers_of(uintptr_t key) {
  rk_node *first = noted.room ? noted.buckets[key % noted.room] : NULL;
  R_xlen_t n = 0, filled = 0;
  for (rk_node *node = first; node != NULL; node = node->next) n += node->key == key;
  SEXP pointers = Rf_allocVector(VECSXP, n);
  first = noted.room ? noted.buckets[key % noted.room] : NULL;
  for (rk_node *node = first; node != NULL && filled < n; node = node->next)
    if (node->key == key) SET_VECTOR_ELT(pointers, filled++, node->pointer);
  return pointers;
}

/* Has a pointer keep an object alive instead of what it kept, without a trace in what saveRDS()
 * writes of the pointer. */
static void let_hold(SEXP pointer, uintptr_t key, SEXP object) {
  rk_node **at = find(pointer, key);
  if (at == NULL) return;
  if ((*at)->holds == NULL) {
    SEXP holder = PROTECT(R_MakeExternalPtr(NULL, R_NilValue, R_NilValue));
    SEXP holds = PROTECT(R_MakeWeakRef(pointer, holder, R_NilValue, FALSE));
    R_PreserveObject(holds);
    at = find(pointer, key);
    if (at == NULL)
      R_ReleaseObject(holds);
    else
      (*at)->holds = holds;
    UNPROTECT(2);
    if (at == NULL) return;
  }
  SEXP holder = R_WeakRefValue((*at)->holds);
  if (holder != R_NilValue) R_SetExternalPtrProtected(holder, object);
}

/* Ties a list of objects to all handles of some keys, which are doubles. Returns a weak reference
 * to the tie, for rk_untie(); NULL if there is none. */
SEXP rk_tie(SEXP objects, SEXP keys) {
  const double *numbers = REAL(keys);
  if (noted.is_incomplete) return R_NilValue;
  SEXP tie = PROTECT(R_MakeExternalPtr(NULL, R_NilValue, objects));
  for (R_xlen_t i = 0; i < Rf_xlength(keys); i++) {
    uintptr_t key = (uintptr_t)numbers[i];
    SEXP pointers = PROTECT(pointers_of(key));
    for (R_xlen_t j = 0; j < Rf_xlength(pointers); j++) {
      SEXP pointer = VECTOR_ELT(pointers, j);
      if (pointer != R_NilValue) let_hold(pointer, key, tie);
    }
    UNPROTECT(1);
  }
  SEXP reference = R_MakeWeakRef(tie, R_NilValue, R_NilValue, FALSE);
  UNPROTECT(1);
  return reference;
}

/* Undoes a tie: the list of its objects, or NULL if R has collected them. */
SEXP rk_untie(SEXP reference) {
  SEXP tie = R_WeakRefKey(reference);
  if (tie == R_NilValue) return R_NilValue;
  SEXP objects = R_ExternalPtrProtected(tie);
  R_SetExternalPtrProtected(tie, R_NilValue);
  return objects;
}
