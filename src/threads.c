/* SIGINT while a thread other than the main one runs R, in a process that Python started.
 *
 * R's waits (Sys.sleep, sockets) install a handler that jumps into the frame that waits, whichever
 * thread the signal reaches. So it must reach none: it is blocked in every thread. A thread's mask
 * can be set by that thread alone, or by what a handler that it runs leaves behind: hence a signal to
 * each thread that was not seen before. In the main thread SIGINT is unblocked when R has returned,
 * and then arrives. An R session needs none of this: there it is blocked from the start. */
#define _GNU_SOURCE /* ucontext, tgkill() */
#include "rkeras.h"
#include <dirent.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static int number; /* of the signal that sets masks; 0 where there is none to use */
static pid_t *seen; /* threads in which SIGINT is blocked, in the order of /proc */
static size_t n_seen;
static volatile sig_atomic_t set_by; /* the thread that has set its mask */
static volatile sig_atomic_t is_to_open, was_open; /* the main thread */

static pid_t own_number(void) { return (pid_t)syscall(SYS_gettid); }

static void set_mask(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)info;
  sigset_t *mask = &((ucontext_t *)context)->uc_sigmask;
  pid_t thread = own_number();
  int is_main = thread == getpid();
  if (is_main) was_open = !sigismember(mask, SIGINT);
  if (is_main && is_to_open)
    sigdelset(mask, SIGINT);
  else
    sigaddset(mask, SIGINT);
  set_by = thread;
}

/* The last real-time signal that nobody uses. */
static int find_signal(void) {
  for (int candidate = SIGRTMAX; candidate > SIGRTMIN; candidate--) {
    struct sigaction before, ours = {.sa_sigaction = set_mask, .sa_flags = SA_SIGINFO | SA_RESTART};
    if (sigaction(candidate, NULL, &before) != 0 || before.sa_handler != SIG_DFL) continue;
    sigfillset(&ours.sa_mask);
    if (sigaction(candidate, &ours, NULL) == 0) return candidate;
  }
  return 0;
}

/* Has a thread set its mask, and waits until it has: not for ever, since a thread that blocks all
 * signals blocks SIGINT, too. */
static void have_set(pid_t thread, long most) {
  set_by = 0;
  if (syscall(SYS_tgkill, getpid(), thread, number) != 0) return;
  for (long waited = 0; set_by != thread && waited < most; waited++) {
    struct timespec moment = {0, 20000};
    nanosleep(&moment, NULL);
  }
}

static int is_seen(pid_t thread) {
  for (size_t i = 0; i < n_seen; i++)
    if (seen[i] == thread) return 1;
  return 0;
}

static void block_in_new_threads(void) {
  DIR *threads = opendir("/proc/self/task");
  if (threads == NULL) return;
  pid_t *now = NULL;
  size_t n = 0, room = 0;
  for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
    pid_t thread = (pid_t)atoi(entry->d_name);
    if (thread == 0 || thread == getpid()) continue;
    if (n == room) {
      room = room ? 2 * room : 64;
      pid_t *larger = realloc(now, room * sizeof *now);
      if (larger == NULL) break;
      now = larger;
    }
    now[n++] = thread;
    if (!is_seen(thread) && thread != own_number()) have_set(thread, 50);
  }
  closedir(threads);
  free(seen);
  seen = now;
  n_seen = n;
}

/* Called by a thread that begins to run R, and again when it has ended. */
void rk_shield(int enter) {
  if (number == 0) number = find_signal();
  if (number == 0) return;
  if (enter) {
    rk_set_interrupt(SIG_BLOCK);
    is_to_open = 0;
    block_in_new_threads();
    was_open = 0;
    have_set(getpid(), 5000);
  } else if (was_open) {
    is_to_open = 1;
    have_set(getpid(), 5000);
    is_to_open = 0;
  }
}
