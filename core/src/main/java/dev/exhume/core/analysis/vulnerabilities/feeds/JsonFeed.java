package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a document of JSON: a record of OSV or of Red Hat's, an array of records, or one after the
 * other.
 */
final class JsonFeed {
  private static final int MAX_NESTING = 60;
  private static final int MAX_NAME_LENGTH = 2_000;

  /** Of long texts nothing is kept, but they are there. */
  private static final int MAX_STRING_LENGTH = 4 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxStringLength(MAX_STRING_LENGTH)
                  .build())
          .build();

  private final String file;
  private final FeedAdvisories advisories;

  JsonFeed(String file, FeedAdvisories advisories) {
    this.file = file;
    this.advisories = advisories;
  }

  /** Whether it held records of a known form. */
  boolean read(InputStream in) throws IOException {
    boolean found = false;
    try (JsonParser json = JSON.createParser(in)) {
      JsonToken token = json.nextToken();
      while (token != null) {
        if (token == JsonToken.START_OBJECT) {
          found |= readRecord(json);
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          json.skipChildren();
        }
        token = json.nextToken();
      }
    }
    return found;
  }

  private boolean readRecord(JsonParser json) throws IOException {
    OsvRecord osv = new OsvRecord(file, advisories);
    RedHatRecord redHat = new RedHatRecord(file, advisories);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (!osv.read(field, json) && !redHat.read(field, json)) {
        json.skipChildren();
      }
    }
    osv.tell();
    redHat.tell();
    return osv.isOne() || redHat.isOne();
  }
}
