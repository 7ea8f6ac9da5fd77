package dev.exhume.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageFile;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * The files of a package, which are read while they are written: a server has hundreds of thousands
 * of them.
 */
record FileListing(ListedPackage listed) {
  static FileListing of(ListedPackage listed) {
    return new FileListing(listed);
  }

  /** Writes each file as an object. */
  static final class Writer extends JsonSerializer<FileListing> {
    @Override
    public void serialize(FileListing files, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (Iterator<PackageFile> all = files.listed().files().iterator(); all.hasNext(); ) {
        write(all.next(), json);
      }
      json.writeEndArray();
    }

    private static void write(PackageFile file, JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      writeNumber("sizeBytes", file.sizeBytes(), json);
      writeText("mode", file.mode().map(Integer::toOctalString), json);
      writeText("owner", file.owner(), json);
      writeText("group", file.group(), json);
      writeText("digest", file.digest(), json);
      writeNumber("flags", file.flags().map(Integer::longValue), json);
      writeText("linkTarget", file.linkTarget(), json);
      json.writeEndObject();
    }

    private static void writeText(String name, Optional<String> value, JsonGenerator json)
        throws IOException {
      if (value.isPresent()) {
        json.writeStringField(name, value.get());
      } else {
        json.writeNullField(name);
      }
    }

    private static void writeNumber(String name, Optional<Long> value, JsonGenerator json)
        throws IOException {
      if (value.isPresent()) {
        json.writeNumberField(name, value.get());
      } else {
        json.writeNullField(name);
      }
    }
  }
}
