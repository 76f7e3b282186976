package nl.mutatieboek.platform.http;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;
import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Validates the terms that request schemas name with {@code x-term} and queries with {@link ValidDomainTerm}, by the
 * parse and require methods of the domain, and binds the domain types of request bodies. A term that is an {@code enum}
 * is defined in the schema only.
 */
public final class DomainTermValidator {
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

    private static final Map<String, Function<String, ?>> TEXTS = Map.ofEntries(
            entry("chapter", ChapterCode::new),
            entry("coverage", Proposal::requireCoverage),
            entry("date", Proposal::parseDate),
            entry("explanation", Proposal::requireExplanation),
            entry("ibos-number", StatedMarks::requireIbosNumber),
            entry("item", ItemPath::parse),
            entry("known-at", KnownAtValidator::require),
            entry("line", KindDetails::requireLine),
            entry("lineage-item", text -> Succession.requireItem(ItemPath.parse(text))),
            entry("mark-reason", StatedMarks::requireReason),
            entry("matter", MatterId::parse),
            entry("moment", Moment::parse),
            entry("mutation", MutationId::parse),
            entry("name", Command::requireName),
            entry("note", Proposal::requireNote),
            entry("posting-item", text -> Posting.requireItem(ItemPath.parse(text))),
            entry("posting-note", Posting::requireNote),
            entry("prose", KindDetails::requireProse),
            entry("reason", Command::requireReason),
            entry("search-text", text -> TextValidator.requireLine(text, 200)),
            entry("seed", text -> TextValidator.requireLine(text, 100)),
            entry("sha256", Source::requireSha256),
            entry("source-line", Source::requireLine),
            entry("time", DomainTermValidator::parseTime),
            entry("title", Proposal::requireTitle),
            entry("url", Source::requireUrl),
            entry("window", StatedMarks::requireWindow));

    private static final Map<String, LongConsumer> NUMBERS = Map.of(
            "amount",
            Thousands::requirePostable,
            "budget-year",
            BudgetYear::of,
            "precision",
            Precision::new,
            "ledger-number",
            number -> {});

    private DomainTermValidator() {}

    /** Returns the error of a value that has the type of its schema; null if it is valid. */
    static @Nullable RequestError validate(String term, JsonNode value, String pointer) {
        try {
            if (value.isString()) {
                var unused = text(term).apply(value.stringValue());
            } else if (!value.canConvertToLong()) {
                return RequestError.of(ErrorLocation.BODY, pointer, "too-large");
            } else {
                require(NUMBERS.get(term), term).accept(value.longValue());
            }
            return null;
        } catch (MalformedValueException e) {
            return RequestError.of(ErrorLocation.BODY, pointer, e);
        }
    }

    /** Whether a term is a text of any form that must not be blank. */
    static boolean isFreeText(String term) {
        try {
            var unused = TEXTS.getOrDefault(term, text -> text).apply("");
            return false;
        } catch (MalformedValueException e) {
            return e.expected() == ExpectedValue.TEXT_BLANK;
        }
    }

    /** Parses a text to the value of a term. */
    static Function<String, ?> text(String term) {
        return require(TEXTS.get(term), term);
    }

    private static <T> T require(@Nullable T parser, String term) {
        return Objects.requireNonNull(parser, () -> "There is no such term: " + term);
    }

    /**
     * Parses a time with its offset, {@code 2026-09-15T15:30:00+02:00}, or without one as a time in the Netherlands.
     */
    private static Instant parseTime(String text) {
        String written = text.strip().replaceFirst("^([0-9-]{10}) ", "$1T");
        if (!FOUR_DIGIT_YEAR.matcher(written).lookingAt()) {
            throw new MalformedValueException(ExpectedValue.TIME, text);
        }
        try {
            return switch (ISO_DATE_TIME.parseBest(written, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.atZone(BookState.THE_HAGUE).toInstant();
                default -> throw new MalformedValueException(ExpectedValue.TIME, text);
            };
        } catch (DateTimeException e) {
            throw new MalformedValueException(ExpectedValue.TIME, text);
        }
    }

    /** Binds domain types of validated values. */
    static SimpleModule jacksonModule() {
        SimpleModule module = new SimpleModule();
        text(module, ChapterCode.class, ChapterCode::new);
        text(module, Instant.class, DomainTermValidator::parseTime);
        text(module, ItemPath.class, ItemPath::parse);
        text(module, LocalDate.class, Proposal::parseDate);
        text(module, MatterId.class, MatterId::parse);
        text(module, Moment.class, Moment::parse);
        text(module, MutationId.class, MutationId::parse);
        bind(module, BudgetYear.class, parser -> BudgetYear.of(parser.getLongValue()));
        bind(module, Precision.class, parser -> new Precision(parser.getLongValue()));
        bind(module, Thousands.class, parser -> Thousands.requirePostable(parser.getLongValue()));
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        bind(module, type, parser -> parse.apply(parser.getString()));
    }

    private static <T> void bind(SimpleModule module, Class<T> type, Function<JsonParser, T> parse) {
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return parse.apply(parser);
            }
        });
    }
}
