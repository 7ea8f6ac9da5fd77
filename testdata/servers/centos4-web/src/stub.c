/* A program that only says what it stands for: the sample holds its own work, and no one else's. */
#include "mini.h"

const char identity[] = IDENTITY;

int main(int argc, char **argv, char **envp) {
  (void)argc;
  (void)argv;
  (void)envp;
  say(2, identity);
  say(2, "\nthis is a stand-in of a test sample\n");
  return 1;
}
