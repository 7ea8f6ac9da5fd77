package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links lead to where they led on the server, and never out of it. */
interface LinkContract extends SampledFiles {
  @Test
  default void aRelativeLinkLeadsToItsTarget() {
    assertThat(at("etc/rc.d/rc3.d/S85httpd")).hasContent("#!/bin/bash\n");
  }

  @Test
  default void anAbsoluteLinkStartsAtTheServersRoot() {
    assertThat(at("etc/motd")).hasContent(SampleTree.OWN_HOSTNAME);
  }

  @Test
  default void anyNumberOfStepsUpEndsInTheServersRoot() throws IOException {
    assertThat(at("escape/up")).hasContent(SampleTree.OWN_HOSTNAME);
    assertThat(at("escape/root").resolve("etc/hostname")).hasContent(SampleTree.OWN_HOSTNAME);
    assertThat(files().getPath("/../../etc/hostname")).hasContent(SampleTree.OWN_HOSTNAME);
    assertThat(at("escape/root").toRealPath()).hasToString("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"escape/host", "escape/host-up", "escape/dangling"})
  default void aLinkToWhatTheServerDoesNotHaveLeadsNowhere(String link) {
    assertThat(Files.exists(at(link))).isFalse();
    assertThat(Files.exists(at(link), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(Files.isSymbolicLink(at(link))).isTrue();
    assertThatThrownBy(() -> Files.readAllBytes(at(link)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("/" + link);
  }

  @Test
  default void stepsUpAfterALinkStartAtWhereItLedTo() throws IOException {
    assertThat(at("srv/through")).hasContent("#!/bin/bash\n");
    Path way = files().getPath("/etc/init.d/../rc3.d");
    assertThat(way.toRealPath()).hasToString("/etc/rc.d/rc3.d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop/self", "loop/ping", "loop/pong"})
  default void aCircleOfLinksIsReported(String link) {
    Path circle = at(link);
    assertThatThrownBy(() -> Files.readAllBytes(circle))
        .isInstanceOf(FileSystemLoopException.class)
        .hasMessage("/" + link);
    assertThatThrownBy(() -> Files.readAllBytes(circle.resolve("below")))
        .isInstanceOf(FileSystemLoopException.class);
    assertThat(Files.exists(circle)).isFalse();
  }

  @Test
  default void asManyLinksAreFollowedAsLinuxDoes() {
    assertThat(at("chain/link" + SampleTree.LINKS_THAT_LINUX_FOLLOWS))
        .hasContent(SampleTree.PASSWD);
    assertThatThrownBy(
            () -> Files.readAllBytes(at("chain/link" + (SampleTree.LINKS_THAT_LINUX_FOLLOWS + 1))))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  default void aTargetIsReadAsItIsStored() throws IOException {
    assertThat(Files.readSymbolicLink(at("etc/motd"))).hasToString("/etc/hostname");
    assertThat(Files.readSymbolicLink(at("escape/up")))
        .hasToString("../../../../../../../../etc/hostname");
    assertThat(Files.readSymbolicLink(at("srv/slashes"))).hasToString("/etc//rc.d/");
    assertThat(Files.isDirectory(at("srv/slashes"))).isTrue();
    assertThatThrownBy(() -> Files.readSymbolicLink(at("etc/passwd")))
        .isInstanceOf(NotLinkException.class);
  }

  @Test
  default void aLinkItselfIsNotFollowedWhenThatIsAsked() throws IOException {
    assertThat(Files.isRegularFile(at("etc/motd"))).isTrue();
    assertThat(Files.isRegularFile(at("etc/motd"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(at("etc/motd").toRealPath()).hasToString("/etc/hostname");
    assertThat(at("etc/motd").toRealPath(LinkOption.NOFOLLOW_LINKS)).hasToString("/etc/motd");
    assertThatThrownBy(() -> Files.newByteChannel(at("etc/motd"), LinkOption.NOFOLLOW_LINKS))
        .hasMessageContaining("a symbolic link");
  }

  @Test
  default void aFileIsNoDirectoryOnTheWayToAnother() {
    assertThatThrownBy(() -> Files.readAllBytes(at("etc/passwd").resolve("x")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.readAllBytes(at("etc/passwd").resolve("../hostname")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
