package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Short texts in a stream of JSON. */
final class JsonText {
  private static final int MAX_LENGTH = 256;

  /** Reads one value, which the parser is at. */
  interface Reader {
    void read(JsonParser json) throws IOException;
  }

  /** Reads the value of one field. */
  interface FieldReader {
    void read(String field, JsonParser json) throws IOException;
  }

  private JsonText() {}

  /** The text that the parser is at; empty for anything else, or for one that is too long. */
  static Optional<String> find(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() <= MAX_LENGTH) {
      return Optional.of(json.getText());
    }
    json.skipChildren();
    return Optional.empty();
  }

  /** Each value of an array, or the one value that stands for an array. */
  static void forEach(JsonParser json, Reader reader) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      reader.read(json);
      return;
    }
    JsonToken token = json.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      reader.read(json);
      token = json.nextToken();
    }
  }

  /** Each field of an object; anything else is read over. */
  static void forEachField(JsonParser json, FieldReader reader) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      reader.read(field, json);
    }
  }
}
