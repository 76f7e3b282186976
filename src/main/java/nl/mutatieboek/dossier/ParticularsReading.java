package nl.mutatieboek.dossier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.KindFields;
import nl.mutatieboek.budget.Refusal;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Particulars;
import nl.mutatieboek.budget.term.Succession;
import org.jspecify.annotations.Nullable;

/** Reads what a proposal says because of its kind. */
record ParticularsReading(
        Read<String> cause,
        Read<String> prognosis,
        Read<Boolean> prognosisNotStated,
        Read<String> decision,
        Read<Boolean> decisionNotStated,
        Read<String> conditions,
        Read<String> parliamentaryPaper,
        Read<String> member,
        Read<Moment> bill,
        Read<BudgetYear> carriedFrom,
        @Nullable List<Link> lineage) {
    private static final List<String> TEXTS = List.of(
            "cause",
            "prognosis",
            "decision",
            "conditions",
            "parliamentaryPaper",
            "member",
            "bill",
            "carriedFrom",
            "lineage");

    /** One link of the was-wordt table. */
    private record Link(Read<ItemPath> was, Read<ItemPath> becomes, Read<Succession> together) {
        static Link of(Fields fields) {
            Read<ItemPath> was = fields.must("was").text(Link::followable);
            Read<ItemPath> becomes = fields.must("becomes").text(Link::followable);
            ItemPath from = was.orNull();
            ItemPath to = becomes.orNull();
            return new Link(
                    was,
                    becomes,
                    from == null || to == null
                            ? Read.nothing()
                            : fields.together("becomes", () -> new Succession(from, to)));
        }

        private static ItemPath followable(String text) {
            return Succession.requireItem(ItemPath.parse(text));
        }
    }

    static ParticularsReading of(Fields body) {
        return new ParticularsReading(
                body.may("cause").text(Particulars::requireProse),
                body.may("prognosis").text(Particulars::requireLine),
                body.may("prognosisNotStated").trueOrFalse(),
                body.may("decision").text(Particulars::requireLine),
                body.may("decisionNotStated").trueOrFalse(),
                body.may("conditions").text(Particulars::requireProse),
                body.may("parliamentaryPaper").text(Particulars::requireLine),
                body.may("member").text(Particulars::requireLine),
                body.may("bill").text(Moment::parse),
                body.may("carriedFrom").number(BudgetYear::of),
                body.may("lineage").isThere()
                        ? body.may("lineage").objects(Particulars.MOST_LINKS).stream()
                                .map(Link::of)
                                .toList()
                        : null);
    }

    /** Notes beside what is wrong in form what its kind asks and what it does not know. */
    void noteWhatIsNotOf(@Nullable Kind kind, Continuation continuation, Fields body) {
        if (kind == null) {
            return;
        }
        Set<String> stated = new LinkedHashSet<>();
        TEXTS.stream().filter(name -> body.may(name).isThere()).forEach(stated::add);
        if (prognosisNotStated.or(false)) {
            stated.add("prognosisNotStated");
        }
        if (decisionNotStated.or(false)) {
            stated.add("decisionNotStated");
        }
        if (continuation.type() != Continuation.Type.UNKNOWN) {
            stated.add("continuation");
        }
        for (Refusal refusal : KindFields.wrong(kind, stated)) {
            switch (refusal) {
                case Refusal.FieldMissing missing -> body.note(missing.field(), missing);
                case Refusal.NotStatedEither either -> body.note(either.field(), either);
                case Refusal.FieldNotOfKind foreign -> body.note(foreign.field(), foreign);
                default -> throw new IllegalStateException("Not about a field: " + refusal);
            }
        }
    }

    Particulars particulars() {
        return new Particulars(
                cause.orNull(),
                prognosis.orNull(),
                prognosisNotStated.or(false),
                decision.orNull(),
                decisionNotStated.or(false),
                conditions.orNull(),
                parliamentaryPaper.orNull(),
                member.orNull(),
                bill.orNull(),
                carriedFrom.orNull(),
                lineage == null
                        ? null
                        : lineage.stream().map(link -> link.together().value()).toList());
    }
}
