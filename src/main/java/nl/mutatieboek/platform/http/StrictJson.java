package nl.mutatieboek.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Parses JSON strictly (RFC 8259): UTF-8 without byte order mark, unique names in an object, at most {@value #DEEPEST}
 * levels, and nothing after the end.
 */
final class StrictJson {
    private static final int DEEPEST = 32;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Returns the value, or a missing node if the whole text is invalid, which is added to the errors. */
    static JsonNode parse(byte[] body, RequestErrorCollector faults) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return wrong(faults, "", "encoding", Map.of());
        }
        if (text.indexOf(BYTE_ORDER_MARK) == 0) {
            return wrong(faults, "", "byte-order-mark", Map.of());
        }
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? wrong(faults, "", "json", Map.of("line", 1L, "column", 1L)) : value;
        } catch (StreamConstraintsException e) {
            return wrong(faults, "", "json-too-deep", Map.of("deepest", (long) DEEPEST));
        } catch (JacksonException e) {
            return wrong(faults, e);
        }
    }

    private static JsonNode wrong(RequestErrorCollector faults, JacksonException e) {
        boolean twice = e.getOriginalMessage().startsWith("Duplicate");
        if (twice && e.processor() instanceof JsonParser parser) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            return wrong(faults, pointer, "field-twice", Map.of());
        }
        long line = e.getLocation().getLineNr();
        long column = e.getLocation().getColumnNr();
        return wrong(faults, "", "json", Map.of("line", Math.max(line, 1), "column", Math.max(column, 1)));
    }

    private static JsonNode wrong(RequestErrorCollector faults, String pointer, String code, Map<String, ?> values) {
        faults.add(RequestError.of(ErrorLocation.BODY, pointer, code, values));
        return JsonNodeFactory.instance.missingNode();
    }
}
