package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.verdict.usage.Demand;
import dev.exhume.core.analysis.verdict.usage.MailListener;
import dev.exhume.core.analysis.verdict.usage.SendmailPath;
import dev.exhume.core.analysis.verdict.usage.WebCode;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A mail server may be needed for the mail of applications, or because it receives mail. */
public record MailTransport(Path root, Supplier<WebCode> code, Problems problems) implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("mail-transport")) {
      return Optional.empty();
    }
    Optional<MailListener> listener =
        MailListener.find(root, candidate.service().scriptName(), problems);
    String use = use().orElse("nothing was seen that hands mail to it");
    if (listener.isEmpty()) {
      return Optional.of(
          Ruling.conditional("mail server: needed if applications send mail; " + use));
    }
    return Optional.of(
        Ruling.conditional(
            listener.get().loopbackOnly()
                ? "listens on loopback only; " + use
                : "takes mail from the network (%s): needed if it receives mail for a domain; %s"
                    .formatted(listener.get().evidence().location(), use)));
  }

  private Optional<String> use() {
    List<String> php = code.get().files(Demand.PHP_MAIL);
    if (!php.isEmpty()) {
      return Optional.of(
          "PHP mail() in %s %s mail to it"
              .formatted(ShortList.firstOf(php), php.size() == 1 ? "hands" : "hand"));
    }
    List<String> commands = code.get().files(Demand.SENDMAIL_COMMAND);
    if (!commands.isEmpty()) {
      return Optional.of(
          "%s %s its sendmail command"
              .formatted(ShortList.firstOf(commands), commands.size() == 1 ? "runs" : "run"));
    }
    return SendmailPath.find(root, problems)
        .map(
            line ->
                "no mail() was seen in PHP, which would hand mail to it (sendmail_path in %s)"
                    .formatted(line.evidence().location()));
  }
}
