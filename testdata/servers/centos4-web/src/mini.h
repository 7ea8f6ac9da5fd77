/* What the sample's programs need of an operating system: i386 Linux by interrupt 0x80, no C library. */
#ifndef MINI_H
#define MINI_H

typedef unsigned int u32;
typedef unsigned short u16;

#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_CREAT 0100
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_DIRECTORY 0200000

#define EINTR 4

#define SIGHUP 1
#define SIGINT 2
#define SIGPIPE 13
#define SIGTERM 15
#define SIGCHLD 17

#define AF_UNIX 1
#define AF_INET 2
#define POLLIN 1

struct pollfd { int fd; short events; short revents; };

int sys(int number, int a, int b, int c);
int sys5(int number, int a, int b, int c, int d, int e);

int open(const char *path, int flags, int mode);
int close(int fd);
int read(int fd, void *buffer, int size);
int write(int fd, const void *buffer, int size);
int unlink(const char *path);
int fork(void);
int setsid(void);
int getpid(void);
int kill(int pid, int signal);
int waitpid(int pid, int *status, int options);
int execve(const char *path, char **argv, char **envp);
int poll(struct pollfd *fds, int count, int milliseconds);
u32 now(void);
void pause_for(int milliseconds);
void quit(int status) __attribute__((noreturn));

void *memset(void *to, int value, u32 size);
void *memcpy(void *to, const void *from, u32 size);
int length(const char *text);
int equal(const char *a, const char *b);
int begins(const char *text, const char *prefix);
const char *find(const char *text, const char *part);
int number(const char *text);
/* Appends text to a buffer of the given size, always terminated. */
void append(char *buffer, int size, const char *text);
void append_number(char *buffer, int size, int value);

void say(int fd, const char *text);
/* Reads a whole small file, always terminated; the number of bytes or a negative error. */
int slurp(const char *path, char *buffer, int size);
void spill(const char *path, int flags, const char *text);
/* Copies the argument of a configuration directive into value; whether it was there. */
int directive(const char *text, const char *name, char *value, int size);

/* One after a TERM or INT has come. */
extern volatile int stopping;
void catch_stop(void);

int listen_tcp(u32 address, int port);
int listen_unix(const char *path);
int connect_unix(const char *path);
int accept_from(int listener);

/* Leaves the terminal and the caller; the child returns. */
void daemonise(void);
/* Whether a pid file names a process that lives. */
int living(const char *pid_file);
void write_pid(const char *pid_file);
void become(int uid, int gid);

#endif
