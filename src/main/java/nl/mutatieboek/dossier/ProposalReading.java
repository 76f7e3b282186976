package nl.mutatieboek.dossier;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.api.Field;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Malformed.Expected;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationClass;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Reads a proposal from what was posted. All that is wrong with its form, and with the fields that its kind asks or does not
 * know, is answered together.
 *
 * @param chapter on whose behalf, where it is named
 */
public record ProposalReading(@Nullable ChapterCode chapter, Proposal proposal) {
    private record Line(
            Read<ItemPath> item,
            Read<Flow> flow,
            Read<BudgetYear> year,
            Read<Thousands> thousands,
            Read<Basis> basis,
            Read<String> note,
            Read<Thousands> suggested) {
        static Line of(Fields fields) {
            return new Line(
                    fields.must("item").text(Line::postable),
                    fields.must("flow").text(Flow::parse),
                    fields.must("year").number(BudgetYear::of),
                    fields.must("thousands").number(Thousands::posted),
                    fields.may("basis").text(Basis::parse),
                    fields.may("note").text(Posting::requireNote),
                    fields.may("suggested").number(Thousands::posted));
        }

        private static ItemPath postable(String text) {
            return Posting.requireItem(ItemPath.parse(text));
        }

        Posting posting() {
            return new Posting(
                    item.value(),
                    flow.value(),
                    year.value(),
                    thousands.value(),
                    basis.orNull(),
                    note.orNull(),
                    suggested.orNull());
        }
    }

    /**
     * What was posted.
     *
     * @throws nl.mutatieboek.api.Problem if anything was wrong with its form
     */
    public static ProposalReading of(Posted posted) {
        Reading reading = read(posted.body());
        posted.end();
        return reading.proposal();
    }

    /** What was read; its words may be asked for once it is known that nothing is wrong. */
    interface Reading {
        ProposalReading proposal();
    }

    static Reading read(Fields body) {
        Read<ChapterCode> chapter = body.may("chapter").text(ChapterCode::new);
        Read<Kind> kind = body.must("kind").text(ProposalReading::kind);
        Read<String> title = body.must("title").text(Proposal::requireTitle);
        Read<String> explanation = body.must("explanation").text(Proposal::requireExplanation);
        Read<Moment> moment = body.must("moment").text(Moment::parse);
        Read<Moment> momentFrom = body.may("momentFrom").text(Moment::parse);
        Read<LocalDate> effectiveOn = body.may("effectiveOn").date();
        Read<Continuation> continuation = continuation(body);
        Read<Basis> basis = body.must("basis").text(Basis::parse);
        Fields sourceFields = body.must("source").object();
        Read<String> document = sourceFields.must("document").text(Source::requireLine);
        Read<String> place = sourceFields.may("place").text(Source::requireLine);
        Read<String> url = sourceFields.may("url").text(Source::requireUrl);
        Read<String> sha256 = sourceFields.may("sha256").text(Source::requireSha256);
        Read<Boolean> newPolicy = body.may("newPolicy").trueOrFalse();
        Read<MutationClass> mutationClass = body.may("class").text(MutationClass::parse);
        Read<Precision> precision = body.may("precisionThousands").number(Precision::new);
        ParticularsReading particulars = ParticularsReading.of(body);
        Read<String> coverage = body.may("coverage").text(Proposal::requireCoverage);
        Read<String> note = body.may("note").text(Proposal::requireNote);
        Read<MutationId> corrects = body.may("corrects").text(MutationId::parse);
        List<Line> lines = body.must("postings").objects(Proposal.MOST_POSTINGS).stream()
                .map(Line::of)
                .toList();
        particulars.noteWhatIsNotOf(kind.orNull(), continuation.or(Continuation.UNKNOWN), body);
        return () -> new ProposalReading(
                chapter.orNull(),
                new Proposal(
                        kind.value(),
                        title.value(),
                        explanation.value(),
                        moment.value(),
                        momentFrom.orNull(),
                        effectiveOn.orNull(),
                        continuation.or(Continuation.UNKNOWN),
                        basis.value(),
                        new Source(document.value(), place.orNull(), url.orNull(), sha256.orNull()),
                        newPolicy.or(false),
                        mutationClass.orNull(),
                        precision.or(Precision.EXACT),
                        particulars.particulars(),
                        coverage.orNull(),
                        note.orNull(),
                        corrects.orNull(),
                        null,
                        lines.stream().map(Line::posting).toList()));
    }

    /** A reversal has an address of its own. */
    private static Kind kind(String text) {
        Kind kind = Kind.parse(text);
        if (kind == Kind.REVERSAL) {
            throw new Malformed(Expected.KIND, "only through the mutation that it takes back");
        }
        return kind;
    }

    private static Read<Continuation> continuation(Fields body) {
        Field typeField = body.may("continuation");
        Field untilField = body.may("until");
        Read<Continuation.Type> type = typeField.text(Continuation.Type::parse);
        Read<BudgetYear> until = untilField.number(BudgetYear::of);
        boolean wrongAlready =
                (typeField.isThere() && type.orNull() == null) || (untilField.isThere() && until.orNull() == null);
        return wrongAlready
                ? Read.nothing()
                : body.together("until", () -> new Continuation(type.or(Continuation.Type.UNKNOWN), until.orNull()));
    }
}
