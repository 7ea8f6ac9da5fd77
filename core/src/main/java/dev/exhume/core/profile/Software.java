package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A program of note, whether or not a package owns it.
 *
 * @param kind {@code runtime}, {@code application-server}, {@code web-application}, …
 */
public record Software(
    String name,
    Optional<String> version,
    String kind,
    String path,
    @JsonProperty("package") Optional<String> owner,
    Evidence evidence) {}
