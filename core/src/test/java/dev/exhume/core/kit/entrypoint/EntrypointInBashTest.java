package dev.exhume.core.kit.entrypoint;

class EntrypointInBashTest extends EntrypointInShell {
  EntrypointInBashTest() {
    super("/bin/bash", "--posix");
  }
}
