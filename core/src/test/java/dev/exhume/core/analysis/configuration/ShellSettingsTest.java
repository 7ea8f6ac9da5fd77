package dev.exhume.core.analysis.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellSettingsTest {
  private static ShellSettings settings(String... lines) {
    List<TextLine> script = new ArrayList<>();
    for (String line : lines) {
      script.add(new TextLine("/etc/init.d/x", script.size() + 1, line));
    }
    return ShellSettings.of(script);
  }

  @Test
  void aDefaultForAVariableItselfIsItsValue() {
    assertThat(settings("JBOSS_HOME=${JBOSS_HOME:-\"/usr/local/jboss\"}").value("JBOSS_HOME"))
        .contains("/usr/local/jboss");
  }

  @Test
  void aVariableThatIsSetKeepsItsValueThen() {
    assertThat(settings("HOME_OF=/opt/a", "HOME_OF=${HOME_OF:-/opt/b}").value("HOME_OF"))
        .contains("/opt/a");
    assertThat(settings("PATH=/bin", "PATH=$PATH:/sbin").value("PATH")).contains("/bin:/sbin");
  }

  @Test
  void variablesAreResolvedOneInsideTheOther() {
    assertThat(settings("A=/opt", "B=$A/x", "C=${B}/y").value("C")).contains("/opt/x/y");
  }

  @Test
  void aVariableThatGrowsOutOfItselfStaysBounded() {
    String[] lines = new String[10_000];
    Arrays.fill(lines, "A=$A$A" + "x".repeat(100));

    assertThat(settings(lines).value("A").orElse("").length()).isLessThan(100_000);
  }
}
