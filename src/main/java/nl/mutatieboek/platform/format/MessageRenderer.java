package nl.mutatieboek.platform.format;

import java.lang.reflect.RecordComponent;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Renders refusals, rules and messages in Dutch and in English. Placeholders are in braces and are named after their
 * value: {@code {available}}.
 */
@Component
public final class MessageRenderer {
    /** The language of the ministry. */
    public static final Locale DUTCH = Locale.of("nl");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z0-9]+)}");

    private final MessageSource messages;
    private final boolean forPages;

    @Autowired
    public MessageRenderer(MessageSource messages) {
        this(messages, false);
    }

    private MessageRenderer(MessageSource messages, boolean forPages) {
        this.messages = messages;
        this.forPages = forPages;
    }

    /** Returns a renderer for pages: some messages have an own form for people there, without names of the API. */
    public MessageRenderer forPages() {
        return new MessageRenderer(messages, true);
    }

    /** Explains why the rules refuse a command. */
    public String render(Refusal refusal, Locale language) {
        return render("refusal." + refusal.code(), components(refusal), language);
    }

    /** Explains why a request failed. */
    public String render(CodedException failure, Locale language) {
        return failure instanceof RefusedException refused
                ? render(refused.refusal(), language)
                : render("problem." + failure.code(), failure.values(), language);
    }

    /** Explains what is wrong with a value. */
    public String render(MalformedValueException malformed, Locale language) {
        return render("malformed." + malformed.expected().key(), Map.of("because", malformed.detail()), language);
    }

    /** Asks on a page for a field that is not filled in, by the field's own word. */
    public String renderMissing(String field, Locale language) {
        String key = "page.missing." + field;
        return render(has(key, language) ? key : "page.malformed.missing", Map.of(), language);
    }

    private boolean has(String key, Locale language) {
        return messages.getMessage(key, null, null, language) != null;
    }

    /** Describes the rule for a kind of mutation. */
    public String renderRule(MutationKind kind, Locale language) {
        return render("rule." + kind.name(), Map.of(), language);
    }

    /**
     * Renders the message with this key.
     *
     * @param values placeholder values by name
     */
    public String render(String key, Map<String, ? extends @Nullable Object> values, Locale language) {
        String own = "page." + key;
        String sentence = messages.getMessage(forPages && has(own, language) ? own : key, null, language);
        Matcher placeholder = PLACEHOLDER.matcher(sentence);
        return placeholder.replaceAll(found -> {
            if (!values.containsKey(found.group(1))) {
                throw new IllegalStateException("No value for placeholder " + found.group() + " of " + key);
            }
            return Matcher.quoteReplacement(shown(found.group(1), values.get(found.group(1)), language));
        });
    }

    /** Returns the components of a refusal or a warning, a public record, in their order. */
    public static Map<String, @Nullable Object> components(Object refusal) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (RecordComponent component : refusal.getClass().getRecordComponents()) {
            try {
                components.put(component.getName(), component.getAccessor().invoke(refusal));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Not a public record: " + refusal, e);
            }
        }
        return components;
    }

    private String shown(String name, @Nullable Object value, Locale language) {
        return switch (value) {
            case null -> "–";
            case Thousands amount -> number(amount.value(), language);
            case Long number -> number(number, language);
            case LocalDate date -> date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", language));
            case MutationKind kind -> word("kind", kind.name(), language);
            case Mandate mandate -> word("mandate", mandate.name(), language);
            case CoverageForm form -> word("cover", form.name(), language);
            case Ceiling ceiling -> word("ceiling", ceiling.name(), language);
            case MatterType type -> word("matter-type", type.name(), language);
            case MatterState state -> word("matter-state", state.name(), language);
            case FollowUpType followUp -> word("follow-up", followUp.name(), language);
            case Flow flow -> word("flow", flow.name(), language);
            case Validity validity
            when validity.until() == null -> render("word.validity.open", Map.of("from", validity.from()), language);
            case Validity validity ->
                render(
                        "word.validity.closed",
                        Map.of("from", validity.from(), "until", String.valueOf(validity.until())),
                        language);
            case String text when name.equals("state") || name.equals("consent") -> word(name, text, language);
            case Object role
            when forPages && name.equals("as") -> messages.getMessage("page.reconciliation.as." + role, null, language);
            default -> value.toString();
        };
    }

    private String word(String sort, String name, Locale language) {
        return messages.getMessage("word." + sort + "." + name, null, language);
    }

    private static String number(long number, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(number).replace('-', '−');
    }
}
