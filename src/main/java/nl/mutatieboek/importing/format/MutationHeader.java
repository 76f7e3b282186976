package nl.mutatieboek.importing.format;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/** Fields that all rows of a mutation share, parsed from its first row. */
record MutationHeader(
        Moment moment,
        String document,
        String title,
        NamedMutationKind kind,
        @Nullable String explanation,
        @Nullable LocalDate effectiveOn,
        Continuation continuation,
        Precision precision,
        Source source,
        boolean newPolicy,
        @Nullable MutationClass mutationClass,
        @Nullable String coverage,
        KindDetails kindDetails,
        @Nullable LookAlikePolicy lookAlikes) {
    private static final int LONGEST_WORD = 200;

    /** Columns of the header, besides those that tell mutations without a reference apart. */
    static final List<String> COLUMNS = List.of(
            "moment",
            "budget_year",
            "document",
            "title",
            "kind",
            "explanation",
            "effective_on",
            "continuation",
            "until",
            "precision_thousands",
            "source_url",
            "place",
            "sha256",
            "new_policy",
            "mutation_class",
            "coverage",
            "cause",
            "prognosis",
            "decision",
            "conditions",
            "parliamentary_paper",
            "member",
            "bill",
            "carried_from",
            "lineage",
            "look_alike");

    /** The header; null if it has a flaw. */
    static @Nullable MutationHeader parse(RowFieldReader fields) {
        Moment moment = BudgetTermParser.moment(fields, "moment", "budget_year");
        String document = fields.parseRequired("document", Source::requireLine);
        String title = fields.parseRequired("title", Proposal::requireTitle);
        NamedMutationKind kind = kind(fields);
        String explanation = fields.parse("explanation", Proposal::requireExplanation);
        LocalDate effectiveOn = fields.date("effective_on");
        Continuation continuation = continuation(fields);
        Precision precision = BudgetTermParser.precision(fields);
        Source source = document == null ? null : BudgetTermParser.source(fields, document);
        Boolean newPolicy = fields.yesOrNo("new_policy");
        MutationClass mutationClass = fields.parseTerm("mutation_class", BudgetTermParser::mutationClass);
        String coverage = fields.parse("coverage", Proposal::requireCoverage);
        KindDetails stated = kindDetails(fields);
        if (moment == null
                || document == null
                || title == null
                || kind == null
                || source == null
                || !fields.areValid()) {
            return null;
        }
        return new MutationHeader(
                moment,
                document,
                title,
                kind,
                explanation,
                effectiveOn,
                continuation,
                precision,
                source,
                Boolean.TRUE.equals(newPolicy),
                mutationClass,
                coverage,
                stated,
                fields.parse("look_alike", LookAlikePolicy::parse));
    }

    private static @Nullable NamedMutationKind kind(RowFieldReader fields) {
        String text = fields.parseRequired("kind", word -> TextValidator.requireLine(word, LONGEST_WORD));
        if (text == null) {
            return null;
        }
        NamedMutationKind kind = NamedMutationKind.parse(text);
        if (kind.kind() == MutationKind.REVERSAL) {
            fields.addFlaw("kind", FlawReason.KIND_REVERSAL);
        }
        return kind;
    }

    private static Continuation continuation(RowFieldReader fields) {
        Continuation.Type type = fields.parseTerm("continuation", BudgetTermParser::continuation);
        BudgetYear until = fields.year("until");
        if (type == null && until != null) {
            type = Continuation.Type.UNTIL;
        }
        try {
            return type == null ? Continuation.UNKNOWN : new Continuation(type, until);
        } catch (MalformedValueException e) {
            fields.addFlaw("until", e);
            return Continuation.UNKNOWN;
        }
    }

    private static KindDetails kindDetails(RowFieldReader fields) {
        return new KindDetails(
                fields.parse("cause", KindDetails::requireProse),
                fields.parse("prognosis", KindDetails::requireLine),
                false,
                fields.parse("decision", KindDetails::requireLine),
                false,
                fields.parse("conditions", KindDetails::requireProse),
                fields.parse("parliamentary_paper", KindDetails::requireLine),
                fields.parse("member", KindDetails::requireLine),
                fields.parseTerm("bill", text -> Moment.parse(text.toUpperCase(Locale.ROOT))),
                fields.year("carried_from"),
                fields.parseTerm("lineage", BudgetTermParser::lineage));
    }
}
