package nl.mutatieboek.mutation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.SourceRequest;
import nl.mutatieboek.platform.http.ValidatedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Request to propose a mutation.
 *
 * @param chapter chapter on whose behalf, if it does not follow from the postings
 * @param continuation unknown by default
 * @param newPolicy false by default
 * @param precisionThousands exact by default
 * @param lineage the was-wordt table of a reorganisation
 * @param marks marks of all lines that state none of their own
 */
public record ProposalRequest(
        @Nullable ChapterCode chapter,
        MutationKind kind,
        String title,
        String explanation,
        Moment moment,
        @Nullable Moment momentFrom,
        @Nullable LocalDate effectiveOn,
        Continuation.@Nullable Type continuation,
        @Nullable BudgetYear until,
        Basis basis,
        SourceRequest source,
        @Nullable Boolean newPolicy,
        @JsonProperty("class") @Nullable MutationClass mutationClass,
        @Nullable Precision precisionThousands,
        @Nullable String cause,
        @Nullable String prognosis,
        @Nullable Boolean prognosisNotStated,
        @Nullable String decision,
        @Nullable Boolean decisionNotStated,
        @Nullable String conditions,
        @Nullable String parliamentaryPaper,
        @Nullable String member,
        @Nullable Moment bill,
        @Nullable BudgetYear carriedFrom,
        @Nullable List<ProposedLink> lineage,
        @Nullable String coverage,
        @Nullable String note,
        @Nullable MutationId corrects,
        @Nullable ProposedMarks marks,
        List<ProposedPosting> postings)
        implements ValidatedRequest {
    /** A link of the was-wordt table. */
    record ProposedLink(ItemPath was, ItemPath becomes) {
        Succession succession() {
            return new Succession(was, becomes);
        }
    }

    record ProposedPosting(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            @Nullable Basis basis,
            @Nullable String note,
            @Nullable Thousands suggested,
            @Nullable ProposedMarks marks) {
        Posting posting() {
            return new Posting(
                    item, flow, year, thousands, basis, note, suggested, null, marks == null ? null : marks.marks());
        }
    }

    /**
     * Marks of all lines of a mutation, or of a line; null is not stated.
     *
     * @param mutationClass only of a line; the class of a mutation is its own field
     */
    record ProposedMarks(
            @Nullable Ceiling ceiling,
            @Nullable Boolean hgis,
            @Nullable Boolean guarantee,
            @JsonProperty("class") @Nullable MutationClass mutationClass,
            @Nullable String ibosNumber,
            @Nullable String window,
            @Nullable String reason) {
        @Nullable
        StatedMarks marks() {
            return StatedMarks.ofStated(new StatedMarks(
                    new BudgetMarks(ceiling, hgis, guarantee, mutationClass), ibosNumber, window, reason));
        }
    }

    @Override
    public void check(RequestBodyErrorCollector findings) {
        if (!findings.hasErrorAt("continuation") && !findings.hasErrorAt("until")) {
            findings.addIfMalformed("until", this::continues);
        }
        checkGuarantees(findings);
        if (lineage != null) {
            checkLineage(lineage, findings);
        }
        if (kind != null) {
            for (Refusal refusal : KindFieldPolicy.violations(kind, stated(findings))) {
                switch (refusal) {
                    case KindRefusal.FieldMissing missing -> findings.add(missing.field(), missing);
                    case KindRefusal.NotStatedEither either -> findings.add(either.field(), either);
                    case KindRefusal.FieldNotOfKind foreign -> findings.add(foreign.field(), foreign);
                    default -> throw new IllegalStateException("Refusal does not concern a field: " + refusal);
                }
            }
        }
    }

    private void checkGuarantees(RequestBodyErrorCollector findings) {
        if (marks != null && postings != null && postings.stream().allMatch(one -> one != null && one.flow() != null)) {
            Set<Flow> flows = postings.stream().map(ProposedPosting::flow).collect(Collectors.toSet());
            findings.nested("/marks")
                    .addIfMalformed("guarantee", () -> Posting.requireGuaranteeFlow(flows, marks.guarantee()));
        }
        for (int i = 0; postings != null && i < postings.size(); i++) {
            ProposedPosting posting = postings.get(i);
            if (posting != null && posting.flow() != null && posting.marks() != null) {
                Boolean guarantee = posting.marks().guarantee();
                findings.nested("/postings/" + i + "/marks")
                        .addIfMalformed(
                                "guarantee", () -> Posting.requireGuaranteeFlow(Set.of(posting.flow()), guarantee));
            }
        }
    }

    private void checkLineage(List<ProposedLink> links, RequestBodyErrorCollector findings) {
        boolean complete = true;
        for (int i = 0; i < links.size(); i++) {
            ProposedLink link = links.get(i);
            if (link == null || link.was() == null || link.becomes() == null) {
                complete = false;
            } else {
                RequestBodyErrorCollector ofLink = findings.nested("/lineage/" + i);
                ofLink.addIfMalformed("becomes", link::succession);
                complete &= !ofLink.hasErrorAt("becomes");
            }
        }
        if (complete) {
            findings.addIfMalformed("lineage", this::particulars);
        }
    }

    /** The fields of the kind that are present, valid or not. */
    private Set<String> stated(RequestBodyErrorCollector findings) {
        Set<String> stated = new LinkedHashSet<>();
        state(stated, "cause", cause, findings);
        state(stated, "prognosis", prognosis, findings);
        state(stated, "decision", decision, findings);
        state(stated, "conditions", conditions, findings);
        state(stated, "parliamentaryPaper", parliamentaryPaper, findings);
        state(stated, "member", member, findings);
        state(stated, "bill", bill, findings);
        state(stated, "carriedFrom", carriedFrom, findings);
        state(stated, "lineage", lineage, findings);
        if (Boolean.TRUE.equals(prognosisNotStated)) {
            stated.add("prognosisNotStated");
        }
        if (Boolean.TRUE.equals(decisionNotStated)) {
            stated.add("decisionNotStated");
        }
        if (continuation != null && continuation != Continuation.Type.UNKNOWN) {
            stated.add("continuation");
        }
        return stated;
    }

    private static void state(
            Set<String> stated, String name, @Nullable Object value, RequestBodyErrorCollector findings) {
        if (value != null || findings.hasErrorAt(name)) {
            stated.add(name);
        }
    }

    private Continuation continues() {
        return new Continuation(continuation == null ? Continuation.Type.UNKNOWN : continuation, until);
    }

    private KindDetails particulars() {
        return new KindDetails(
                cause,
                prognosis,
                Boolean.TRUE.equals(prognosisNotStated),
                decision,
                Boolean.TRUE.equals(decisionNotStated),
                conditions,
                parliamentaryPaper,
                member,
                bill,
                carriedFrom,
                lineage == null
                        ? null
                        : lineage.stream().map(ProposedLink::succession).toList());
    }

    public Proposal proposal() {
        return new ProposalBuilder(
                        kind,
                        title,
                        explanation,
                        moment,
                        source.source(),
                        postings.stream().map(ProposedPosting::posting).toList())
                .momentFrom(momentFrom)
                .effectiveOn(effectiveOn)
                .continuation(continues())
                .basis(basis)
                .newPolicy(Boolean.TRUE.equals(newPolicy))
                .mutationClass(mutationClass)
                .precision(precisionThousands == null ? Precision.EXACT : precisionThousands)
                .particulars(particulars())
                .coverage(coverage)
                .note(note)
                .corrects(corrects)
                .marks(marks == null ? null : marks.marks())
                .build();
    }

    public Command.ProposeMutation command(MutationId id) {
        return new Command.ProposeMutation(id, chapter, proposal());
    }
}
