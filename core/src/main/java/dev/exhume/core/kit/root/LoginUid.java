package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code pam_loginuid} optional.
 *
 * <p>Where a container may not set the login user number, jobs of cron would silently never run.
 */
final class LoginUid implements SurgeryRule {
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?m)^([ \\t]*-?session[ \\t]+)(?:required|requisite)(?=[ \\t]+\\S*pam_loginuid\\.so)");
  private static final int MAX_SIZE = 64 << 10;

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !file.isBelow("/etc/pam.d")) {
      return Optional.empty();
    }
    // Latin-1 gives each byte back as it was.
    Matcher required = REQUIRED.matcher(new String(file.head(MAX_SIZE), ISO_8859_1));
    if (!required.find()) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.replace(
            ChangeRule.PAM_LOGINUID,
            file,
            required.replaceAll("$1optional"),
            "pam_loginuid made optional",
            "a container may not set the login user number, and the session would be refused"));
  }
}
