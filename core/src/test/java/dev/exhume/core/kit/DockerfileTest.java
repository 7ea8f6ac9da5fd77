package dev.exhume.core.kit;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {
  @Test
  void theImageIsOneLayerOnNothingWithThePublicWebPortFirst() {
    String dockerfile =
        Dockerfile.ofRoot(
            profile()
                .hostname("web01.example.com")
                .service("httpd", Verdict.NEEDED, "site")
                .port(25, "tcp", "httpd", false)
                .port(80, "tcp", "httpd", true)
                .build(),
            "rootfs.tar.gz");

    assertThat(dockerfile.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")))
        .containsExactly(
            "FROM scratch",
            "ADD rootfs.tar.gz /",
            "COPY entrypoint.sh /entrypoint.sh",
            "LABEL dev.exhume.hostname=\"web01.example.com\""
                + " dev.exhume.os=\"CentOS release 4.6 (Final)\" dev.exhume.version=\"0.1.0\"",
            "EXPOSE 80/tcp 25/tcp",
            "STOPSIGNAL SIGTERM",
            "HEALTHCHECK --interval=30s --timeout=10s --start-period=180s --retries=3"
                + " CMD [\"/bin/sh\", \"/entrypoint.sh\", \"--health\", \"httpd=25/tcp\", \"httpd=80/tcp\"]",
            "ENTRYPOINT [\"/bin/sh\", \"/entrypoint.sh\"]");
  }

  @Test
  void aHostNameThatIsNoneDoesNotReachTheBuilder() {
    String dockerfile =
        Dockerfile.ofRoot(
            profile().hostname("x\"\nRUN touch /pwned\n$HOME").build(), "rootfs.tar.gz");

    assertThat(dockerfile).doesNotContain("RUN ", "pwned", "HOME", "EXPOSE");
  }

  @Test
  void aServerBuiltAnewGetsAccountsThenPackagesThenItsOwnFiles() {
    String dockerfile =
        Dockerfile.ofPackages(
            profile().build(),
            List.of(
                new BuildArgument("BASE", "debian/eol:etch", "a base"),
                new BuildArgument("ARCHIVE", "http://archive.example.org/debian", "an archive")),
            "accounts.tar.gz",
            "install.sh",
            "list.txt",
            "overlay.tar.gz");

    assertThat(dockerfile.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")))
        .startsWith(
            "ARG BASE=debian/eol:etch",
            "FROM ${BASE}",
            "ARG ARCHIVE=http://archive.example.org/debian",
            "ADD accounts.tar.gz /",
            "COPY install.sh list.txt /exhume/",
            "RUN /bin/sh /exhume/install.sh /exhume/list.txt",
            "ADD overlay.tar.gz /",
            "COPY entrypoint.sh /entrypoint.sh")
        .endsWith("ENTRYPOINT [\"/bin/sh\", \"/entrypoint.sh\"]");
  }
}
