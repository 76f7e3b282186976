package nl.mutatieboek.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Content of a command as JSON that is equal if the meaning is: names in order, no white space, no nulls.
 *
 * <p>Its digest is recorded with every event, keyed by {@link ContentHasher}. A command without a request body is
 * written under a name that derives from its class; an approved file fixes these names, because a change would let a
 * repeat count as other content.
 */
public record CanonicalJson(String text) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .addModule(valuesAsText())
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .addMixIn(ItemCommand.ImportSource.class, ImportSourceWithoutItems.class)
            .build();

    /** An imported file may name thousands of items, and they do not change what one command means. */
    @JsonIgnoreProperties("items")
    private interface ImportSourceWithoutItems {}

    /** Creates the content of a request body. */
    public static CanonicalJson of(JsonNode body) {
        return new CanonicalJson(MAPPER.writeValueAsString(body));
    }

    /** Creates the content of a command that has no request body. */
    public static CanonicalJson of(Command command) {
        String name = command.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        return of(JsonNodeFactory.instance.objectNode().set(name, MAPPER.valueToTree(command)));
    }

    /** Returns the SHA-256 digest in hexadecimal digits. */
    String sha256() {
        return Sha256Digest.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SimpleModule valuesAsText() {
        SimpleModule module = new SimpleModule();
        for (Class<?> type : List.of(
                BudgetYear.class,
                ChapterCode.class,
                ItemPath.class,
                MatterId.class,
                Moment.class,
                MutationId.class,
                Thousands.class)) {
            module.addSerializer(type, ToStringSerializer.instance);
        }
        return module;
    }
}
