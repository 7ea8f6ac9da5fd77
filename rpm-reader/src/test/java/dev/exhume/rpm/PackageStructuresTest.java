package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.rpm.header.HeaderBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is put together from a header's parallel lists, whole, old and damaged. */
class PackageStructuresTest {
  @Test
  void dependenciesOfOldPackagesAreNamesAlone() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(RpmTag.PROVIDENAME, "smtpd", "mail")
                .texts(RpmTag.PROVIDEVERSION, "1"));
    assertThat(DependencyKind.PROVIDE.in(header))
        .containsExactly(
            new RpmDependency("smtpd", 0, Optional.of("1")),
            new RpmDependency("mail", 0, Optional.empty()));
  }

  @Test
  void theListsThatSuseHadBeforeOthersAreTakenApartByTheirStrength() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(RpmTag.RECOMMENDNAME, "new")
                .texts(RpmTag.OLDSUGGESTSNAME, "strong", "weak")
                .ints(RpmTag.OLDSUGGESTSFLAGS, 1 << 27, 0));
    assertThat(DependencyKind.RECOMMEND.in(header, DependencyKind.OLD_SUGGEST, true))
        .extracting(RpmDependency::name)
        .containsExactly("new", "strong");
    assertThat(DependencyKind.SUGGEST.in(header, DependencyKind.OLD_SUGGEST, false))
        .extracting(RpmDependency::name)
        .containsExactly("weak");
  }

  @Test
  void anOldAbilityOfRpmIsToldByItsName() {
    assertThat(new RpmDependency("rpmlib(VersionedDependencies)", 0, Optional.empty()).isRpmlib())
        .isTrue();
    assertThat(new RpmDependency("librpm.so", 0, Optional.empty()).isRpmlib()).isFalse();
  }

  @Test
  void changesThatLostTheirTextKeepTheirTime() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .ints(RpmTag.CHANGELOGTIME, 1_000_000_000, -1)
                .texts(RpmTag.CHANGELOGNAME, "A B"));
    assertThat(Changelog.in(header))
        .containsExactly(
            new RpmChangelogEntry(Instant.ofEpochSecond(1_000_000_000), "A B", ""),
            new RpmChangelogEntry(Instant.ofEpochSecond(0xFFFF_FFFFL), "", ""));
  }

  @Test
  void aScriptWithoutAnInterpreterIsForTheShell() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .text(RpmTag.PREUNTRANS, "echo gone")
                .texts(RpmTag.POSTUNTRANSPROG, "/usr/bin/python3", "-I")
                .ints(RpmTag.POSTUNTRANSFLAGS, 5));
    assertThat(ScriptList.in(header))
        .containsExactly(
            new RpmScript(
                RpmScript.Kind.PREUNTRANS, List.of("/bin/sh"), Optional.of("echo gone"), 0),
            new RpmScript(
                RpmScript.Kind.POSTUNTRANS,
                List.of("/usr/bin/python3", "-I"),
                Optional.empty(),
                RpmScript.EXPAND | RpmScript.CRITICAL));
  }

  @Test
  void aTriggerHasTheConditionsThatPointAtIt() throws IOException {
    RpmHeader header =
        read(
            new HeaderBuilder()
                .texts(RpmTag.TRIGGERSCRIPTS, "first", "second", "third")
                .texts(RpmTag.TRIGGERNAME, "a", "b", "c", "lost")
                .ints(RpmTag.TRIGGERFLAGS, 1 << 17, 1 << 18, 1 << 17)
                .ints(RpmTag.TRIGGERINDEX, 0, 1, 0, -1));
    assertThat(TriggerList.all(header))
        .extracting(
            trigger -> trigger.body().orElseThrow(),
            trigger -> trigger.event().map(Enum::name).orElse("-"),
            trigger -> trigger.conditions().stream().map(RpmDependency::name).toList(),
            RpmTrigger::interpreter)
        .containsExactly(
            tuple("first", "UN", List.of("a", "c"), "/bin/sh"),
            tuple("second", "POSTUN", List.of("b"), "/bin/sh"),
            tuple("third", "-", List.of(), "/bin/sh"));
  }

  @Test
  void aSignatureThatCannotBeReadIsToldAndTheOthersAreGiven() throws IOException {
    HeaderBuilder builder =
        new HeaderBuilder()
            .binary(RpmTag.RSAHEADER, (byte) 0x89, (byte) 1)
            .texts(RpmTag.OPENPGP, "iAoFAAAAAA", "!")
            .binary(RpmTag.SIGPGP);
    List<String> faults = new ArrayList<>();
    assertThat(SignatureList.in(read(builder), faults::add)).isEmpty();
    assertThat(faults)
        .hasSize(2)
        .anyMatch(fault -> fault.contains("RSAHEADER"))
        .anyMatch(fault -> fault.contains("OPENPGP"));
  }

  @Test
  void aKeyThatCannotBeReadIsTold() throws IOException {
    List<String> faults = new ArrayList<>();
    RpmHeader header = read(new HeaderBuilder().texts(RpmTag.PUBKEYS, "bm8ga2V5"));
    assertThat(PublicKeys.in(header, faults::add)).isEmpty();
    assertThat(faults).singleElement().asString().contains("PUBKEYS", "0x6e starts no packet");
  }

  @Test
  void aDescriptionInProseIsNoKey() throws IOException {
    List<String> faults = new ArrayList<>();
    RpmHeader header = read(new HeaderBuilder().text(RpmTag.DESCRIPTION, "A key of old"));
    assertThat(PublicKeys.in(header, faults::add)).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void aSignatureWithoutANameOfItsKeyIsMadeByNoneThatIsKnown() {
    RpmSignature signature =
        new RpmSignature(
            RpmTag.SIGPGP,
            true,
            "RSA",
            "MD5",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    RpmPublicKey key =
        new RpmPublicKey("00", "0000", Instant.EPOCH, "RSA", List.of("somebody"), List.of());
    assertThat(key.isNamedBy(signature)).isFalse();
    assertThat(signature).hasToString("RSA/MD5, (none), Key ID (none)");
  }

  private static RpmHeader read(HeaderBuilder builder) throws IOException {
    return new RpmHeader(builder.read());
  }
}
