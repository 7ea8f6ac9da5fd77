package dev.exhume.core.kit.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON documents of an image of one layer: no space, no clock, the same order every time.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">Configuration</a>
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">Manifest</a>
 */
final class ImageDocuments {
  static final String TAG = "latest";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

  /** Where programs are looked for; not every engine says so by itself. */
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Image image;
  private final Layer layer;
  private final byte[] config;
  private final byte[] manifest;

  ImageDocuments(Image image, Layer layer) {
    this.image = image;
    this.layer = layer;
    config = bytes(configDocument());
    manifest = bytes(manifestDocument());
  }

  byte[] config() {
    return config;
  }

  byte[] manifest() {
    return manifest;
  }

  /** {@code oci-layout} */
  byte[] layout() {
    return bytes(JSON.objectNode().put("imageLayoutVersion", "1.0.0"));
  }

  /** {@code index.json} */
  byte[] index() {
    ObjectNode descriptor = descriptor(MANIFEST, Blob.of(manifest));
    descriptor
        .putObject("annotations")
        .put("io.containerd.image.name", image.reference())
        .put("org.opencontainers.image.ref.name", TAG);
    platform(descriptor.putObject("platform"));
    ObjectNode index = document(INDEX);
    index.putArray("manifests").add(descriptor);
    return bytes(index);
  }

  /** {@code manifest.json}, by which Docker knows an archive since 1.10. */
  byte[] dockerManifest() {
    ObjectNode entry = JSON.objectNode();
    entry.put("Config", Blob.of(config).path());
    entry.putArray("RepoTags").add(image.reference());
    entry.putArray("Layers").add(layer.blob().path());
    return bytes(JSON.arrayNode().add(entry));
  }

  private ObjectNode configDocument() {
    ObjectNode document = JSON.objectNode();
    document.put("created", image.created().toString());
    platform(document);
    ObjectNode execution = document.putObject("config");
    ObjectNode ports = JSON.objectNode();
    image.exposedPorts().forEach(ports::putObject);
    execution.set("ExposedPorts", ports);
    execution.putArray("Env").add(PATH);
    image.entrypoint().forEach(execution.putArray("Entrypoint")::add);
    ObjectNode labels = execution.putObject("Labels");
    image.labels().forEach(labels::put);
    execution.put("StopSignal", "SIGTERM");
    image.healthCheck().ifPresent(check -> execution.set("Healthcheck", healthCheck(check)));
    ObjectNode files = document.putObject("rootfs");
    files.put("type", "layers");
    files.putArray("diff_ids").add("sha256:" + layer.diffId());
    document
        .putArray("history")
        .addObject()
        .put("created", image.created().toString())
        .put("created_by", image.createdBy());
    return document;
  }

  private ObjectNode manifestDocument() {
    ObjectNode document = document(MANIFEST);
    document.set("config", descriptor(CONFIG, Blob.of(config)));
    ArrayNode layers = document.putArray("layers");
    layers.add(descriptor(layer.format().mediaType(), layer.blob()));
    return document;
  }

  private void platform(ObjectNode document) {
    document.put("architecture", image.platform().architecture()).put("os", "linux");
    image.platform().variant().ifPresent(variant -> document.put("variant", variant));
  }

  /** Docker's own part of a configuration; times are in nanoseconds. */
  private static ObjectNode healthCheck(HealthCheck check) {
    ObjectNode document = JSON.objectNode();
    ArrayNode test = document.putArray("Test").add("CMD");
    check.command().forEach(test::add);
    return document
        .put("Interval", check.interval().toNanos())
        .put("Timeout", check.timeout().toNanos())
        .put("StartPeriod", check.startPeriod().toNanos())
        .put("Retries", check.retries());
  }

  private static ObjectNode document(String mediaType) {
    return JSON.objectNode().put("schemaVersion", 2).put("mediaType", mediaType);
  }

  private static ObjectNode descriptor(String mediaType, Blob blob) {
    return JSON.objectNode()
        .put("mediaType", mediaType)
        .put("digest", blob.digest())
        .put("size", blob.size());
  }

  private static byte[] bytes(JsonNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes can be written", e);
    }
  }
}
