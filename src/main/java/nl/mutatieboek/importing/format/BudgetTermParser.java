package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TermNormalizer;
import org.jspecify.annotations.Nullable;

/** Parses terms with a fixed set of values: as our own code, in Dutch, or as abbreviated in the open data. */
final class BudgetTermParser {
    private static final Map<String, Flow> FLOWS = Map.of(
            "verplichtingen", Flow.COMMITMENTS,
            "uitgaven", Flow.EXPENDITURE,
            "ontvangsten", Flow.RECEIPTS);

    private static final Map<String, Basis> BASES = Map.of(
            "gelezen", Basis.READ,
            "afgeleid", Basis.DERIVED,
            "aangenomen", Basis.INFERRED,
            "geconcludeerd", Basis.INFERRED,
            "tegenstrijdig", Basis.DISPUTED,
            "uit de tweede hand", Basis.SECONDARY,
            "pers", Basis.PRESS,
            "read-press", Basis.PRESS);

    private static final Map<String, Continuation.Type> CONTINUATIONS = Map.of(
            "structureel", Continuation.Type.STRUCTURAL,
            "incidenteel", Continuation.Type.INCIDENTAL,
            "tot en met", Continuation.Type.UNTIL,
            "onbekend", Continuation.Type.UNKNOWN);

    private static final Map<String, MutationClass> CLASSES = Map.of(
            "beleidsmatig", MutationClass.POLICY,
            "besluitvorming", MutationClass.DECISION,
            "technisch", MutationClass.TECHNICAL,
            "mee- of tegenvaller", MutationClass.WINDFALL);

    private static final Map<String, Ceiling> CEILINGS = Map.of(
            "rijksbegroting", Ceiling.CENTRAL_GOVERNMENT,
            "sociale zekerheid", Ceiling.SOCIAL_SECURITY,
            "zorg", Ceiling.HEALTH_CARE,
            "investeringen", Ceiling.INVESTMENT,
            "uitgavenkader", Ceiling.FRAMEWORK,
            "kaderrelevant", Ceiling.FRAMEWORK,
            "niet plafondrelevant", Ceiling.OUTSIDE,
            "niet-plafondrelevant", Ceiling.OUTSIDE,
            "niet kaderrelevant", Ceiling.OUTSIDE,
            "niet-kaderrelevant", Ceiling.OUTSIDE);

    private BudgetTermParser() {}

    static @Nullable Flow flow(RowFieldReader fields, String column) {
        String text = fields.parseRequiredTerm(column, word -> word);
        if (text == null) {
            return null;
        }
        Flow flow = flow(text);
        if (flow == null) {
            fields.addFlaw(column, FlawReason.FLOW_UNKNOWN);
        }
        return flow;
    }

    /** The flow of this name, or null. */
    static @Nullable Flow flow(String text) {
        for (Flow flow : Flow.values()) {
            if (flow.name().equalsIgnoreCase(text) || flow.letter().equalsIgnoreCase(text)) {
                return flow;
            }
        }
        return FLOWS.get(text.toLowerCase(Locale.ROOT));
    }

    static Basis basis(String text) {
        Basis dutch = BASES.get(text.toLowerCase(Locale.ROOT));
        return dutch == null ? Basis.parse(text.toUpperCase(Locale.ROOT)) : dutch;
    }

    static Continuation.Type continuation(String text) {
        Continuation.Type dutch = CONTINUATIONS.get(text.toLowerCase(Locale.ROOT));
        return dutch == null ? Continuation.Type.parse(text.toUpperCase(Locale.ROOT)) : dutch;
    }

    static MutationClass mutationClass(String text) {
        MutationClass dutch = CLASSES.get(text.toLowerCase(Locale.ROOT));
        return dutch == null ? MutationClass.parse(text.toUpperCase(Locale.ROOT)) : dutch;
    }

    static Ceiling ceiling(String text) {
        Ceiling dutch = CEILINGS.get(text.toLowerCase(Locale.ROOT));
        return dutch == null ? Ceiling.parse(text.toUpperCase(Locale.ROOT)) : dutch;
    }

    /** Parses a was-wordt table: {@code V/41 > V/1; V/42 > V/2}. */
    static List<Succession> lineage(String text) {
        List<Succession> links = new ArrayList<>();
        for (String link : text.split("[;,]", -1)) {
            String[] ends = link.strip().split(" ?[>→] ?", -1);
            if (ends.length != 2) {
                throw new MalformedValueException(ExpectedValue.LINEAGE, link + " is no link such as VII/70 > VI/37");
            }
            links.add(new Succession(ItemPath.parse(ends[0]), ItemPath.parse(ends[1])));
        }
        return links;
    }

    /**
     * Parses a moment, whose year may stand in its own column: {@code OWB} with 2026, {@code 2026-OWB}, {@code JV}. A
     * nota van wijziging or an incidental supplementary budget without a number is the first.
     */
    static @Nullable Moment moment(RowFieldReader fields, String column, String yearColumn) {
        String text = fields.parseRequiredTerm(column, word -> word);
        BudgetYear year = fields.year(yearColumn);
        if (text == null) {
            return null;
        }
        if (year == null && !hasYear(text)) {
            if (fields.isBlank(yearColumn)) {
                fields.addFlaw(column, FlawReason.MOMENT_YEAR_MISSING);
            }
            return null;
        }
        Moment moment = momentOrNull(text, year);
        if (moment == null) {
            fields.addFlaw(column, FlawReason.MOMENT_UNKNOWN);
        } else if (year != null && !moment.year().equals(year)) {
            fields.addFlaw(column, FlawReason.MOMENT_YEAR_DIFFERS, Map.of("year", year));
        }
        return moment;
    }

    /**
     * The moment of a row as a text, equal for all spellings of one moment. A moment that cannot be parsed is its own
     * texts; this adds no flaw.
     */
    static String momentOrTexts(RowFieldReader fields, String column, String yearColumn) {
        String text = TermNormalizer.normalize(fields.raw(column));
        String year = fields.raw(yearColumn);
        Moment moment;
        try {
            moment = year.isEmpty() && !hasYear(text)
                    ? null
                    : momentOrNull(text, year.isEmpty() ? null : BudgetYear.parse(year));
        } catch (MalformedValueException e) {
            moment = null;
        }
        return moment == null || !(year.isEmpty() || year.equals(moment.year().toString()))
                ? text + '\0' + year
                : moment.toString();
    }

    private static boolean hasYear(String moment) {
        return moment.replace(" ", "").matches("[0-9]{4}-.*");
    }

    private static @Nullable Moment momentOrNull(String text, @Nullable BudgetYear year) {
        String code = text.toUpperCase(Locale.ROOT).replace(" ", "");
        String full = hasYear(code) ? code : year + "-" + code;
        try {
            return Moment.parse(full.matches("[0-9]{4}-(NVW|ISB)") ? full + "-1" : full);
        } catch (MalformedValueException e) {
            return null;
        }
    }

    static Precision precision(RowFieldReader fields) {
        Long thousands = fields.number("precision_thousands");
        try {
            return thousands == null ? Precision.EXACT : new Precision(thousands);
        } catch (MalformedValueException e) {
            fields.addFlaw("precision_thousands", e);
            return Precision.EXACT;
        }
    }

    /**
     * Parses the source of a row. A {@code source_url} that is not a URL, such as "letter", is taken as the place in
     * the document.
     */
    static Source source(RowFieldReader fields, String document) {
        String place = fields.parse("place", Source::requireLine);
        String address = fields.text("source_url");
        boolean web = address != null && address.toLowerCase(Locale.ROOT).matches("[a-z]+://.*");
        String url = web ? fields.parse("source_url", Source::requireUrl) : null;
        if (address != null && !web) {
            String line = fields.parse("source_url", Source::requireLine);
            place = place == null ? line : place;
        }
        String sha256 = fields.parse("sha256", text -> Source.requireSha256(text.toLowerCase(Locale.ROOT)));
        return new Source(document, place, url, sha256);
    }
}
