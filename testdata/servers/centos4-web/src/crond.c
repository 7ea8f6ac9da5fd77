/* The sample's cron: /etc/crontab and /etc/cron.d, with a user field; *, N, N-M, lists and steps; UTC. */
#include "mini.h"

struct entry { u32 inode; u32 offset; u16 size; char name[1]; };

static char **environment;

static const char *blank(const char *text) {
  while (*text == ' ' || *text == '\t') text++;
  return text;
}

static const char *word(const char *text, char *out, int size) {
  int at = 0;
  text = blank(text);
  while (*text > ' ' && at < size - 1) out[at++] = *text++;
  out[at] = 0;
  return text;
}

static int matches(const char *field, int value) {
  while (*field) {
    int low = 0, high = 1000, step = 1;
    if (*field == '*') {
      field++;
    } else {
      low = high = number(field);
      while (*field >= '0' && *field <= '9') field++;
      if (*field == '-') {
        high = number(++field);
        while (*field >= '0' && *field <= '9') field++;
      }
    }
    if (*field == '/') {
      step = number(++field);
      while (*field >= '0' && *field <= '9') field++;
    }
    if (step > 0 && value >= low && value <= high && (value - low) % step == 0) return 1;
    if (*field != ',') return 0;
    field++;
  }
  return 0;
}

/* Minute, hour, day of month, month, day of week of a time. */
static void calendar(u32 time, int *fields) {
  int days = (int)(time / 86400), year = 1970, month = 0, size;
  static const int sizes[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  fields[0] = (int)(time / 60 % 60);
  fields[1] = (int)(time / 3600 % 24);
  fields[4] = (days + 4) % 7;
  for (;; year++) {
    size = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
    if (days < size) break;
    days -= size;
  }
  for (;; month++) {
    int days_in = sizes[month] + (month == 1 && size == 366);
    if (days < days_in) break;
    days -= days_in;
  }
  fields[2] = days + 1;
  fields[3] = month + 1;
}

static int account(const char *user, int *uid, int *gid) {
  static char accounts[16384];
  char prefix[64];
  const char *line = accounts;
  slurp("/etc/passwd", accounts, sizeof accounts);
  prefix[0] = 0;
  append(prefix, sizeof prefix, user);
  append(prefix, sizeof prefix, ":");
  while (*line) {
    if (begins(line, prefix)) {
      line += length(prefix);
      while (*line && *line != ':') line++;
      *uid = number(++line);
      while (*line && *line != ':') line++;
      *gid = number(++line);
      return 1;
    }
    while (*line && *line != '\n') line++;
    if (*line) line++;
  }
  return 0;
}

static void run(const char *user, char *command) {
  char *argv[4];
  int uid, gid;
  if (!account(user, &uid, &gid) || fork() != 0) return;
  setsid();
  if (uid != 0 || gid != 0) become(uid, gid);
  argv[0] = "/bin/sh";
  argv[1] = "-c";
  argv[2] = command;
  argv[3] = 0;
  execve(argv[0], argv, environment);
  quit(127);
}

static void table(const char *path, const int *time) {
  static char text[16384], command[1024];
  const char *line = text;
  slurp(path, text, sizeof text);
  while (*line) {
    const char *rest = blank(line);
    if ((*rest >= '0' && *rest <= '9') || *rest == '*') {
      char field[64], user[64];
      int index, due = 1, at = 0;
      for (index = 0; index < 5; index++) {
        rest = word(rest, field, sizeof field);
        due = due && matches(field, time[index]);
      }
      rest = blank(word(rest, user, sizeof user));
      while (*rest && *rest != '\n' && at < (int)sizeof command - 1) command[at++] = *rest++;
      command[at] = 0;
      if (due) run(user, command);
    }
    while (*line && *line != '\n') line++;
    if (*line) line++;
  }
}

static void tables(const int *time) {
  static char entries[4096];
  char path[300];
  int fd, count, at;
  table("/etc/crontab", time);
  fd = open("/etc/cron.d", O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0) return;
  while ((count = sys(141, fd, (int)entries, sizeof entries)) > 0) {
    for (at = 0; at < count;) {
      struct entry *entry = (struct entry *)(entries + at);
      at += entry->size;
      if (find(entry->name, ".") || find(entry->name, "~")) continue;
      path[0] = 0;
      append(path, sizeof path, "/etc/cron.d/");
      append(path, sizeof path, entry->name);
      table(path, time);
    }
  }
  close(fd);
}

int main(int argc, char **argv, char **envp) {
  u32 done = now() / 60;
  int time[5];
  environment = envp;
  if (argc > 1 && !equal(argv[1], "-n")) {
    say(2, "usage: crond [-n] [-x [ext,sch,proc,pars,load,misc,test,bit]]\n");
    return 1;
  }
  if (living("/var/run/crond.pid")) {
    say(2, "crond: can't lock /var/run/crond.pid, otherpid may be a living process\n");
    return 1;
  }
  if (argc == 1) daemonise();
  catch_stop();
  write_pid("/var/run/crond.pid");
  while (!stopping) {
    u32 minute = now() / 60;
    if (minute != done) {
      done = minute;
      calendar(minute * 60, time);
      tables(time);
    }
    while (waitpid(-1, 0, 1) > 0) {}
    pause_for(500);
  }
  unlink("/var/run/crond.pid");
  return 0;
}
