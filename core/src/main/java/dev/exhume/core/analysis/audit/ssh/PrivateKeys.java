package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PrivateKeyFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says which private keys of SSH the image carries. */
final class PrivateKeys {
  private PrivateKeys() {}

  /** Keys by which users of this server got into others. */
  static Optional<Finding> ofUsers(SshFiles files, Problems problems) {
    List<Path> open =
        files.userFiles().stream()
            .filter(
                file ->
                    PrivateKeyFile.of(file, problems)
                        .filter(PrivateKeyFile.OPEN::equals)
                        .isPresent())
            .toList();
    return new Matter(
            "ssh-private-key",
            Severity.MEDIUM,
            "secret",
            "Private SSH keys without a passphrase lie in the homes",
            "Whoever gets the image gets into every machine that trusts these keys.",
            "Remove the keys from the servers that trust them, and make new ones for what is still"
                + " needed; never push the image to a public registry.")
        .at(places(open));
  }

  /** Keys by which the server proved who it is. */
  static Optional<Finding> ofHost(SshFiles files, boolean isOpen) {
    return new Matter(
            "ssh-host-key",
            Severity.LOW,
            "secret",
            "The SSH host keys travel with the image",
            "Whoever has the image can pose as this server to those who knew it"
                + (isOpen ? "." : "; nobody needs them while sshd does not run."),
            isOpen
                ? "Keep them knowingly, so that clients know the server again, or remove them and"
                    + " let ssh-keygen -A make new ones in the container."
                : "Remove them, or keep the image to yourself.")
        .at(places(files.hostPrivate()));
  }

  private static List<Evidence> places(List<Path> files) {
    return files.stream().map(file -> Evidence.file(file.toString())).toList();
  }
}
