#include "mini.h"

struct address_in { u16 family; u16 port; u32 address; char zero[8]; };
struct address_un { u16 family; char path[108]; };
struct action { void *handler; u32 flags; void *restorer; u32 mask[2]; };

volatile int stopping;

int main(int argc, char **argv, char **envp);

__attribute__((used)) static void begin(int *stack) {
  int argc = stack[0];
  char **argv = (char **)(stack + 1);
  quit(main(argc, argv, argv + argc + 1));
}

__asm__(".globl _start\n_start:\n xor %ebp,%ebp\n mov %esp,%eax\n and $-16,%esp\n sub $12,%esp\n push %eax\n call begin\n");
__asm__("restore:\n mov $173,%eax\n int $0x80\n");
extern void restore(void);

int sys5(int number, int a, int b, int c, int d, int e) {
  int result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory");
  return result;
}

int sys(int number, int a, int b, int c) { return sys5(number, a, b, c, 0, 0); }

int open(const char *path, int flags, int mode) { return sys(5, (int)path, flags, mode); }
int close(int fd) { return sys(6, fd, 0, 0); }
int read(int fd, void *buffer, int size) { return sys(3, fd, (int)buffer, size); }
int write(int fd, const void *buffer, int size) { return sys(4, fd, (int)buffer, size); }
int unlink(const char *path) { return sys(10, (int)path, 0, 0); }
int fork(void) { return sys(2, 0, 0, 0); }
int setsid(void) { return sys(66, 0, 0, 0); }
int getpid(void) { return sys(20, 0, 0, 0); }
int kill(int pid, int signal) { return sys(37, pid, signal, 0); }
int waitpid(int pid, int *status, int options) { return sys(7, pid, (int)status, options); }
int execve(const char *path, char **argv, char **envp) { return sys(11, (int)path, (int)argv, (int)envp); }
int poll(struct pollfd *fds, int count, int milliseconds) { return sys(168, (int)fds, count, milliseconds); }
u32 now(void) { return (u32)sys(13, 0, 0, 0); }
void pause_for(int milliseconds) { poll(0, 0, milliseconds); }

void quit(int status) {
  for (;;) sys(1, status, 0, 0);
}

void *memset(void *to, int value, u32 size) {
  char *out = to;
  while (size--) *out++ = (char)value;
  return to;
}

void *memcpy(void *to, const void *from, u32 size) {
  char *out = to;
  const char *in = from;
  while (size--) *out++ = *in++;
  return to;
}

int length(const char *text) {
  int count = 0;
  while (text[count]) count++;
  return count;
}

int begins(const char *text, const char *prefix) {
  while (*prefix) if (*text++ != *prefix++) return 0;
  return 1;
}

int equal(const char *a, const char *b) { return length(a) == length(b) && begins(a, b); }

const char *find(const char *text, const char *part) {
  for (; *text; text++) if (begins(text, part)) return text;
  return 0;
}

int number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9' && value < 100000000) value = value * 10 + (*text++ - '0');
  return value;
}

void append(char *buffer, int size, const char *text) {
  int at = length(buffer);
  while (*text && at < size - 1) buffer[at++] = *text++;
  buffer[at] = 0;
}

void append_number(char *buffer, int size, int value) {
  char digits[12];
  int at = 11;
  digits[at] = 0;
  do {
    digits[--at] = (char)('0' + value % 10);
    value /= 10;
  } while (value > 0 && at > 0);
  append(buffer, size, digits + at);
}

void say(int fd, const char *text) { write(fd, text, length(text)); }

int slurp(const char *path, char *buffer, int size) {
  int total = 0, count, fd = open(path, O_RDONLY, 0);
  buffer[0] = 0;
  if (fd < 0) return fd;
  while (total < size - 1 && (count = read(fd, buffer + total, size - 1 - total)) > 0) total += count;
  buffer[total] = 0;
  close(fd);
  return total;
}

void spill(const char *path, int flags, const char *text) {
  int fd = open(path, O_WRONLY | O_CREAT | flags, 0644);
  if (fd < 0) return;
  say(fd, text);
  close(fd);
}

int directive(const char *text, const char *name, char *value, int size) {
  while (*text) {
    while (*text == ' ' || *text == '\t') text++;
    if (begins(text, name)) {
      const char *rest = text + length(name);
      if (*rest == ' ' || *rest == '\t' || *rest == '=') {
        int at = 0;
        while (*rest == ' ' || *rest == '\t' || *rest == '=' || *rest == '"') rest++;
        while (*rest && *rest != '\n' && *rest != '"' && *rest != ' ' && at < size - 1) value[at++] = *rest++;
        value[at] = 0;
        return 1;
      }
    }
    while (*text && *text != '\n') text++;
    if (*text) text++;
  }
  return 0;
}

static void stop(int signal) {
  (void)signal;
  stopping = 1;
}

static void on(int signal, void *handler) {
  struct action action;
  memset(&action, 0, sizeof action);
  action.handler = handler;
  action.flags = 0x04000000 | 4; /* SA_RESTORER, SA_SIGINFO: one frame layout, one way back */
  action.restorer = restore;
  sys5(174, signal, (int)&action, 0, 8, 0);
}

void catch_stop(void) {
  on(SIGTERM, stop);
  on(SIGINT, stop);
  on(SIGPIPE, (void *)1);
  on(SIGHUP, (void *)1);
}

static int socketcall(int call, int a, int b, int c, int d, int e) {
  int arguments[5];
  arguments[0] = a;
  arguments[1] = b;
  arguments[2] = c;
  arguments[3] = d;
  arguments[4] = e;
  return sys(102, call, (int)arguments, 0);
}

int listen_tcp(u32 address, int port) {
  struct address_in in;
  int yes = 1, error, fd = socketcall(1, AF_INET, 1, 0, 0, 0);
  if (fd < 0) return fd;
  memset(&in, 0, sizeof in);
  in.family = AF_INET;
  in.port = (u16)(port << 8 | (port >> 8 & 0xff));
  in.address = address;
  socketcall(14, fd, 1, 2, (int)&yes, sizeof yes);
  error = socketcall(2, fd, (int)&in, sizeof in, 0, 0);
  if (error == 0) error = socketcall(4, fd, 16, 0, 0, 0);
  if (error == 0) return fd;
  close(fd);
  return error;
}

static int name_unix(struct address_un *un, const char *path) {
  memset(un, 0, sizeof *un);
  un->family = AF_UNIX;
  append(un->path, sizeof un->path, path);
  return 2 + length(un->path) + 1;
}

int listen_unix(const char *path) {
  struct address_un un;
  int size = name_unix(&un, path), error, fd = socketcall(1, AF_UNIX, 1, 0, 0, 0);
  if (fd < 0) return fd;
  unlink(path);
  error = socketcall(2, fd, (int)&un, size, 0, 0);
  if (error == 0) error = sys(15, (int)path, 0777, 0);
  if (error == 0) error = socketcall(4, fd, 16, 0, 0, 0);
  if (error == 0) return fd;
  close(fd);
  return error;
}

int connect_unix(const char *path) {
  struct address_un un;
  int size = name_unix(&un, path), error, fd = socketcall(1, AF_UNIX, 1, 0, 0, 0);
  if (fd < 0) return fd;
  error = socketcall(3, fd, (int)&un, size, 0, 0);
  if (error == 0) return fd;
  close(fd);
  return error;
}

int accept_from(int listener) {
  int limit[2] = {5, 0};
  int fd = socketcall(5, listener, 0, 0, 0, 0);
  if (fd >= 0) {
    socketcall(14, fd, 1, 20, (int)limit, sizeof limit); /* a silent client costs five seconds, not the server */
    socketcall(14, fd, 1, 21, (int)limit, sizeof limit);
  }
  return fd;
}

void daemonise(void) {
  int null;
  if (fork() > 0) quit(0);
  setsid();
  null = open("/dev/null", O_RDWR, 0);
  if (null < 0) return;
  sys(63, null, 0, 0);
  sys(63, null, 1, 0);
  sys(63, null, 2, 0);
  if (null > 2) close(null);
}

int living(const char *pid_file) {
  char text[32];
  int pid;
  if (slurp(pid_file, text, sizeof text) <= 0) return 0;
  pid = number(text);
  return pid > 0 && pid != getpid() && kill(pid, 0) != -3 ? pid : 0; /* -3: no such process */
}

void write_pid(const char *pid_file) {
  char text[16];
  text[0] = 0;
  append_number(text, sizeof text, getpid());
  append(text, sizeof text, "\n");
  spill(pid_file, O_TRUNC, text);
}

void become(int uid, int gid) {
  sys(206, 0, 0, 0);
  sys(214, gid, 0, 0);
  sys(213, uid, 0, 0);
}
