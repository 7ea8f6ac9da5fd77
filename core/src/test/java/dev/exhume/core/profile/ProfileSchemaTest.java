package dev.exhume.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON Schema that is shipped is the one that the model gives, and the example keeps to it. */
class ProfileSchemaTest {
  private static final Path PROJECT = Path.of(System.getProperty("exhume.project"));
  private static final Path SHIPPED =
      PROJECT.resolve("core/src/main/resources/dev/exhume/core/profile/profile.schema.json");
  private static final Path EXAMPLE = PROJECT.resolve("docs/profile-example.json");

  @Test
  void theShippedSchemaIsTheModels() throws IOException {
    String generated = generate().toPrettyString() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SHIPPED, generated);
    }
    assertThat(SHIPPED).content().isEqualTo(generated);
  }

  @Test
  void theDocumentedExampleIsValid() throws IOException {
    assertThat(violations(Files.readString(EXAMPLE))).isEmpty();
  }

  @Test
  void theDocumentedExampleSurvivesReadingAndWritingWithoutLoss() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String written = ProfileJson.toString(ProfileJson.read(EXAMPLE));
    assertThat(json.readTree(written)).isEqualTo(json.readTree(Files.readString(EXAMPLE)));
  }

  @Test
  void anUnknownVerdictBreaksTheSchema() throws IOException {
    String broken = Files.readString(EXAMPLE).replace("\"needed\"", "\"perhaps\"");
    assertThat(violations(broken)).isNotEmpty();
  }

  private static List<String> violations(String profile) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SHIPPED));
    return schema.validate(profile, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private static JsonNode generate() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                    JacksonOption.SKIP_SUBTYPE_LOOKUP))
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.FLATTENED_OPTIONALS)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES);
    builder.forFields().withRequiredCheck(field -> true);
    builder
        .forTypesInGeneral()
        .withSubtypeResolver(
            (type, context) ->
                type.getErasedType() == Evidence.class
                    ? List.of(
                        context.getTypeContext().resolveSubtype(type, Evidence.InText.class),
                        context.getTypeContext().resolveSubtype(type, Evidence.InBinary.class))
                    : null);
    return new SchemaGenerator(builder.build()).generateSchema(ServerProfile.class);
  }
}
