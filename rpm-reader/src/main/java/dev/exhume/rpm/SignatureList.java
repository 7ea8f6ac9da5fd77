package dev.exhume.rpm;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.openpgp.Armor;
import dev.exhume.rpm.openpgp.Signature;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The signatures in a header. */
final class SignatureList {
  private static final List<RpmTag> OF_HEADER =
      List.of(RpmTag.OPENPGP, RpmTag.DSAHEADER, RpmTag.RSAHEADER);
  private static final List<RpmTag> OF_HEADER_AND_PAYLOAD = List.of(RpmTag.SIGGPG, RpmTag.SIGPGP);

  /** More than any package has. */
  private static final int MAX_COUNT = 1_000;

  private final List<RpmSignature> signatures = new ArrayList<>();
  private final RpmHeader header;
  private final Consumer<String> fault;

  private SignatureList(RpmHeader header, Consumer<String> fault) {
    this.header = header;
    this.fault = fault;
  }

  /**
   * All signatures that can be read.
   *
   * @param fault is told which cannot
   */
  static List<RpmSignature> in(RpmHeader header, Consumer<String> fault) {
    SignatureList list = new SignatureList(header, fault);
    OF_HEADER.forEach(tag -> list.add(tag, false));
    OF_HEADER_AND_PAYLOAD.forEach(tag -> list.add(tag, true));
    return List.copyOf(list.signatures);
  }

  private void add(RpmTag tag, boolean coversPayload) {
    Optional<RpmValue> value = header.value(tag);
    if (value.isEmpty()) {
      return;
    }
    try {
      for (Bytes bytes : packets(value.get())) {
        for (Signature signature : Signature.readAll(bytes, MAX_COUNT - signatures.size())) {
          signatures.add(signature(tag, coversPayload, signature));
        }
      }
    } catch (MalformedDataException e) {
      fault.accept("the signature %s cannot be read: %s".formatted(tag, e.getMessage()));
    }
  }

  private static List<Bytes> packets(RpmValue value) throws MalformedDataException {
    if (!value.type().isText()) {
      return List.of(Bytes.of("signature", value.position(), value.bytes(), ByteOrder.BIG_ENDIAN));
    }
    List<String> texts = value.texts();
    List<Bytes> packets = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_COUNT, texts.size()); i++) {
      packets.add(Armor.decode(texts.get(i), value.position()));
    }
    return packets;
  }

  private static RpmSignature signature(RpmTag tag, boolean coversPayload, Signature signature) {
    return new RpmSignature(
        tag,
        coversPayload,
        signature.keyAlgorithm(),
        signature.hashAlgorithm(),
        signature.keyId(),
        signature.fingerprint(),
        signature.creationTime());
  }
}
