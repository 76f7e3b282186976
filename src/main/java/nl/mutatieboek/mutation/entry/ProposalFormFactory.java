package nl.mutatieboek.mutation.entry;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.entry.ProposalForm.FlowChoice;
import nl.mutatieboek.mutation.entry.ProposalForm.LineageFormRow;
import nl.mutatieboek.mutation.entry.ProposalForm.ProposalFormRow;
import nl.mutatieboek.platform.format.AmountFormatter;
import org.jspecify.annotations.Nullable;

/** Converts a proposal back to form fields, formatted for a language. */
final class ProposalFormFactory {
    private static final DateTimeFormatter DUTCH_DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final Locale language;
    private final Map<String, String> said = new TreeMap<>();

    private ProposalFormFactory(Locale language) {
        this.language = language;
    }

    /**
     * Creates a form that would submit this proposal.
     *
     * @param replaced the mutation to replace, if any
     */
    static ProposalForm create(Proposal proposal, @Nullable MutationId replaced, Locale language) {
        return new ProposalFormFactory(language).form(proposal, replaced);
    }

    private ProposalForm form(Proposal proposal, @Nullable MutationId replaced) {
        say("kind", proposal.kind());
        say("title", proposal.title());
        say("explanation", proposal.explanation());
        say("moment", proposal.moment());
        say("momentFrom", proposal.momentFrom());
        Optional.ofNullable(proposal.effectiveOn())
                .ifPresent(day -> say("effectiveOn", isDutch() ? day.format(DUTCH_DAY) : day));
        say("continuation", proposal.continuation().type());
        say("until", proposal.continuation().until());
        say("basis", proposal.basis());
        say("document", proposal.source().document());
        say("place", proposal.source().place());
        say("url", proposal.source().url());
        say("sha256", proposal.source().sha256());
        say("newPolicy", proposal.newPolicy() ? true : null);
        say(
                "precisionThousands",
                proposal.precision().equals(Precision.EXACT)
                        ? null
                        : proposal.precision().thousands());
        say("coverage", proposal.coverage());
        say("note", proposal.note());
        say("corrects", replaced);
        particulars(proposal.particulars());
        boolean sameMarks = marks(proposal);
        List<ProposalFormRow> rows = together(rows(proposal.postings(), sameMarks), proposal.basis());
        return new ProposalForm(
                said,
                rows,
                proposal.particulars().links().stream()
                        .map(link -> new LineageFormRow(
                                link.was().toString(), link.becomes().toString()))
                        .toList(),
                new TreeSet<>(proposal.postings().stream().map(Posting::year).toList()));
    }

    private void particulars(KindDetails particulars) {
        say("cause", particulars.cause());
        say("prognosis", particulars.prognosis());
        say("prognosisNotStated", particulars.prognosisNotStated() ? true : null);
        say("decision", particulars.decision());
        say("decisionNotStated", particulars.decisionNotStated() ? true : null);
        say("conditions", particulars.conditions());
        say("parliamentaryPaper", particulars.parliamentaryPaper());
        say("member", particulars.member());
        say("bill", particulars.bill());
        say("carriedFrom", particulars.carriedFrom());
    }

    /**
     * Fills in the marks of the mutation: those that all its lines have in common, or else those that it states itself.
     *
     * @return whether the lines have no other marks
     */
    private boolean marks(Proposal proposal) {
        List<StatedMarks> stated =
                proposal.postings().stream().map(proposal::marksOf).distinct().toList();
        boolean common = stated.size() == 1;
        say("class", proposal.mutationClass());
        said.putAll(MarkFormFields.of(common ? stated.getFirst() : proposal.marks()));
        return common;
    }

    private void say(String name, @Nullable Object word) {
        if (word != null) {
            said.put(name, word.toString());
        }
    }

    private boolean isDutch() {
        return language.getLanguage().equals("nl");
    }

    /** Without a comma, which is ambiguous between the languages. */
    private String amount(Thousands amount) {
        return isDutch() ? AmountFormatter.formatAmount(amount, language) : amount.toString();
    }

    /** A row for each combination of item, flow and attributes; a repeated year goes into another row. */
    private List<ProposalFormRow> rows(List<Posting> postings, boolean sameMarks) {
        List<ProposalFormRow> rows = new ArrayList<>();
        for (Posting posting : postings) {
            ProposalFormRow like = new ProposalFormRow(
                    posting.item().toString(),
                    posting.flow().name(),
                    posting.basis() == null ? "" : posting.basis().name(),
                    Objects.requireNonNullElse(posting.note(), ""),
                    posting.suggested() == null ? "" : amount(posting.suggested()),
                    sameMarks ? Map.of() : MarkFormFields.of(posting.marks()),
                    new TreeMap<>());
            ProposalFormRow row = rows.stream()
                    .filter(one -> one.amount(posting.year()).isEmpty() && saysTheSame(one, like))
                    .findFirst()
                    .orElse(null);
            ProposalFormRow filled =
                    Objects.requireNonNullElse(row, like).withAmount(posting.year(), amount(posting.thousands()));
            if (row == null) {
                rows.add(filled);
            } else {
                rows.set(rows.indexOf(row), filled);
            }
        }
        return rows;
    }

    private static boolean saysTheSame(ProposalFormRow one, ProposalFormRow other) {
        return one.item().equals(other.item())
                && one.flow().equals(other.flow())
                && one.basis().equals(other.basis())
                && one.note().equals(other.note())
                && one.suggested().equals(other.suggested())
                && one.marks().equals(other.marks());
    }

    /** Merges expenditure and equal commitments into one row. */
    private static List<ProposalFormRow> together(List<ProposalFormRow> rows, Basis ofAll) {
        List<ProposalFormRow> left = new ArrayList<>(rows);
        List<ProposalFormRow> together = new ArrayList<>();
        while (!left.isEmpty()) {
            ProposalFormRow row = left.removeFirst();
            if (!row.flow().equals(Flow.EXPENDITURE.name())) {
                together.add(row);
                continue;
            }
            ProposalFormRow commitments = left.stream()
                    .filter(other -> other.flow().equals(Flow.COMMITMENTS.name())
                            && other.item().equals(row.item())
                            && other.note().equals(row.note())
                            && other.suggested().equals(row.suggested())
                            && other.withoutGuarantee().marks().equals(row.marks())
                            && other.amounts().equals(row.amounts()))
                    .findFirst()
                    .orElse(null);
            FlowChoice flows = commitments == null ? null : flows(row, commitments, ofAll);
            if (commitments == null || flows == null) {
                together.add(row);
            } else {
                left.remove(commitments);
                together.add(row.withMarks(commitments.marks()).withFlows(flows));
            }
        }
        return together;
    }

    private static @Nullable FlowChoice flows(ProposalFormRow expenditure, ProposalFormRow commitments, Basis ofAll) {
        if (expenditure.basis().equals(commitments.basis())) {
            return FlowChoice.BOTH;
        }
        boolean assumed = commitments.basis().equals(Basis.INFERRED.name())
                && !(expenditure.basis().isEmpty() ? ofAll.name() : expenditure.basis()).equals(Basis.INFERRED.name());
        return assumed ? FlowChoice.ASSUMED : null;
    }
}
