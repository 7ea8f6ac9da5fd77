package dev.exhume.core.analysis.boot.systemd.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExecLineTest {
  @Test
  void aPlainCommandMustNotFailAndRunsAsTheUser() {
    assertThat(ExecLine.parse("/bin/app -x"))
        .containsExactly(new ExecLine(false, false, true, List.of("/bin/app", "-x")));
  }

  @Test
  void prefixesMayBeCombined() {
    assertThat(ExecLine.parse("-+/bin/app"))
        .containsExactly(new ExecLine(true, true, true, List.of("/bin/app")));
    assertThat(ExecLine.parse(":/bin/app $x"))
        .containsExactly(new ExecLine(false, false, false, List.of("/bin/app", "$x")));
    assertThat(ExecLine.parse("!!/bin/app"))
        .containsExactly(new ExecLine(false, true, true, List.of("/bin/app")));
  }

  @Test
  void theNameThatAProcessGoesByIsNoArgument() {
    assertThat(ExecLine.parse("@/bin/app nice-name -x"))
        .extracting(ExecLine::words)
        .containsExactly(List.of("/bin/app", "-x"));
  }

  @Test
  void semicolonsSeparateCommandsUnlessEscaped() {
    assertThat(ExecLine.parse("/bin/a 1 ; /bin/b \\; 2"))
        .extracting(ExecLine::words)
        .containsExactly(List.of("/bin/a", "1"), List.of("/bin/b", ";", "2"));
  }

  @Test
  void aPrefixWithoutAProgramIsNoCommand() {
    assertThat(ExecLine.parse("-")).isEmpty();
    assertThat(ExecLine.parse("")).isEmpty();
  }

  @Test
  void whatNoFileCanBeCalledIsNoCommand() {
    assertThat(ExecLine.parse("x".repeat(70_000) + " -x")).isEmpty();
    assertThat(ExecLine.parse("app\\x00")).isEmpty();
  }
}
