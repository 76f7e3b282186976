package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
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
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.ProposalRequest;
import nl.mutatieboek.mutation.entry.ProposalForm.ProposalFormRow;
import nl.mutatieboek.platform.http.RequestBodyBinderFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form can express every proposal in both languages, and its request is accepted by the API. */
class ProposalFormTest {
    private static final MutationId EARLIER = new MutationId(UUID.randomUUID());

    private static final BudgetMarks GUARANTEE = new BudgetMarks(null, null, true, null);

    static Stream<Arguments> everyKind() {
        return Arrays.stream(MutationKind.values())
                .filter(kind -> kind != MutationKind.REVERSAL)
                .flatMap(kind -> Stream.of("nl", "en").map(language -> Arguments.of(kind, Locale.of(language))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void form_made_from_a_proposal_gives_the_same_proposal(MutationKind kind, Locale language) {
        Proposal proposal = proposal(kind, particulars(kind), lines(kind));

        Proposal read = read(submittedForm(ProposalFormFactory.create(proposal, EARLIER, language)));

        assertThat(read).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(proposal);
    }

    @Test
    void marks_of_single_lines_are_kept_beside_those_of_the_mutation() {
        StatedMarks ofLine = new StatedMarks(
                new BudgetMarks(Ceiling.OUTSIDE, false, null, MutationClass.TECHNICAL),
                "2026.20.37.2",
                "Voorjaarsnota 2026",
                "Lening");
        StatedMarks ofCommitment =
                new StatedMarks(ofLine.budget().orElse(GUARANTEE), "2026.20.37.2", "Voorjaarsnota 2026", "Lening");
        Proposal proposal = proposal(
                MutationKind.TRANSFER,
                KindDetails.NONE,
                List.of(
                        marked(Flow.EXPENDITURE, 2026, ofLine),
                        marked(Flow.COMMITMENTS, 2026, ofCommitment),
                        marked(Flow.RECEIPTS, 2026, new StatedMarks(BudgetMarks.UNKNOWN, "2026.20.37", null, null)),
                        posting("XX/91", Flow.EXPENDITURE, 2027, 5)));

        ProposalForm form = ProposalFormFactory.create(proposal, EARLIER, Locale.of("nl"));

        assertThat(form.rows()).extracting(ProposalFormRow::flow).containsExactly("BOTH", "RECEIPTS", "EXPENDITURE");
        assertThat(read(submittedForm(form)))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(proposal);
    }

    private static Posting marked(Flow flow, int year, StatedMarks marks) {
        return new Posting(
                ItemPath.parse("XX/37"), flow, new BudgetYear(year), new Thousands(9), null, null, null, null, marks);
    }

    private static List<Posting> lines(MutationKind kind) {
        if (kind == MutationKind.EXTRAPOLATION) {
            return List.of(
                    new Posting(
                            ItemPath.parse("XX/37"),
                            Flow.EXPENDITURE,
                            new BudgetYear(2031),
                            new Thousands(-7),
                            null,
                            "Minder.",
                            new Thousands(1_234)),
                    new Posting(
                            ItemPath.parse("XX/37"),
                            Flow.COMMITMENTS,
                            new BudgetYear(2031),
                            new Thousands(-7),
                            null,
                            "Minder.",
                            new Thousands(1_234)));
        }
        return List.of(
                posting("XX/37", Flow.EXPENDITURE, 2026, 68_678),
                posting("XX/37", Flow.EXPENDITURE, 2027, 0),
                posting("XX/37", Flow.COMMITMENTS, 2026, 68_678),
                posting("XX/37", Flow.COMMITMENTS, 2027, 0),
                // The same again, and in part.
                posting("XX/37", Flow.EXPENDITURE, 2026, 5),
                posting("XX/92/reserve", Flow.EXPENDITURE, 2026, -1_234_567),
                posting("XX/92/reserve", Flow.COMMITMENTS, 2026, -1_234_566),
                postingWithBasis("XVII/~", Flow.EXPENDITURE, Basis.INFERRED, "Geen stuk gevonden; \"aangenomen\"."),
                postingWithBasis("XVII/~", Flow.COMMITMENTS, Basis.INFERRED, null),
                postingWithBasis("XX/37~91", Flow.EXPENDITURE, null, "Niet gesplitst."),
                postingWithBasis("XX/37~91", Flow.COMMITMENTS, Basis.INFERRED, "Niet gesplitst."),
                posting("XX/37", Flow.RECEIPTS, 2030, -3));
    }

    private static Posting postingWithBasis(String item, Flow flow, Basis basis, String note) {
        return new Posting(ItemPath.parse(item), flow, new BudgetYear(2028), new Thousands(10_000), basis, note, null);
    }

    private static KindDetails particulars(MutationKind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> KindDetails.forReEstimate("Minder plekken.\nEn minder mensen.", null);
            case INTENSIFICATION ->
                KindDetailsBuilder.empty().decision("Ministerraad 25-04-2025").build();
            case SPENDING_CUT -> KindDetailsBuilder.empty().decisionNotStated().build();
            case RESERVATION ->
                KindDetailsBuilder.empty()
                        .decision("Besluit")
                        .conditions("Na de wet.")
                        .build();
            case AMENDMENT ->
                KindDetailsBuilder.empty()
                        .parliamentaryPaper("36800-XX-12")
                        .member("Lid")
                        .bill("2026-OWB")
                        .build();
            case GOVERNMENT_AMENDMENT ->
                KindDetailsBuilder.empty()
                        .parliamentaryPaper("36800-XX-9")
                        .bill("2026-OWB")
                        .build();
            case YEAR_END_MARGIN -> KindDetailsBuilder.empty().carriedFrom(2025).build();
            case REORGANISATION ->
                KindDetailsBuilder.empty().lineage("VI/37 XX/37").build();
            default -> KindDetails.NONE;
        };
    }

    private static Proposal proposal(MutationKind kind, KindDetails particulars, List<Posting> postings) {
        return new ProposalBuilder(
                        kind,
                        "Een titel met ‘tekens’ & <haken>",
                        "Waarom.\n\nEn waarom nog meer.",
                        Moment.parse("2026-O1"),
                        new Source("36800-XX-2", "Figuur 1", "https://example.org/?a=1&b=2", "0".repeat(64)),
                        postings)
                .momentFrom(Moment.parse("2026-OWB"))
                .effectiveOn(LocalDate.of(2026, 3, 1))
                .continuation(
                        kind == MutationKind.AMENDMENT
                                ? Continuation.parse("STRUCTURAL", null)
                                : Continuation.parse("UNTIL", new BudgetYear(2029)))
                .newPolicy(true)
                .mutationClass(MutationClass.POLICY)
                .precision(new Precision(1_000))
                .particulars(particulars)
                .coverage("Pakket")
                .note("Wat een lezer weten moet.")
                .corrects(EARLIER)
                .build();
    }

    /** As a browser sends it. */
    private static ProposalForm submittedForm(ProposalForm shown) {
        ProposalForm laidOut = shown.withColumns(shown.years(), 3);
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        laidOut.said().forEach((name, text) -> sent.add(name, text.replace("\n", "\r\n")));
        laidOut.years().forEach(year -> sent.add("year", year.toString()));
        laidOut.links().forEach(link -> {
            sent.add("was", link.was());
            sent.add("becomes", link.becomes());
        });
        laidOut.rows().forEach(row -> {
            sent.add("item", row.item());
            sent.add("flow", row.flow().isEmpty() ? "BOTH" : row.flow());
            sent.add("row-basis", row.basis());
            sent.add("row-note", row.note());
            MarkFormFields.NAMES.forEach(name -> sent.add("row-" + name, row.mark(name)));
            sent.add("suggested", row.suggested());
            laidOut.years().forEach(year -> sent.add("y" + year, row.amount(year)));
        });
        return ProposalForm.parse(sent);
    }

    private static Proposal read(ProposalForm form) {
        return RequestBodyBinderFixture.INSTANCE
                .bindForm(
                        ProposalRequest.class,
                        "/mutations/new",
                        UUID.randomUUID().toString(),
                        ProposalFormMapper.map(form).body())
                .body()
                .proposal();
    }

    @Test
    void equal_commitments_and_expenditure_share_one_form_row() {
        ProposalForm form = ProposalFormFactory.create(
                proposal(
                        MutationKind.RE_ESTIMATE,
                        particulars(MutationKind.RE_ESTIMATE),
                        lines(MutationKind.RE_ESTIMATE)),
                null,
                Locale.of("nl"));

        assertThat(form.rows())
                .extracting(row -> row.item() + " " + row.flow() + " "
                        + String.join("/", row.amounts().values()))
                .containsExactly(
                        "XX/37 BOTH 68.678/0",
                        "XX/37 EXPENDITURE 5",
                        "XX/92/reserve EXPENDITURE ‒ 1.234.567",
                        "XX/92/reserve COMMITMENTS ‒ 1.234.566",
                        "XVII/~ EXPENDITURE 10.000",
                        "XVII/~ COMMITMENTS 10.000",
                        "XX/37~91 ASSUMED 10.000",
                        "XX/37 RECEIPTS ‒ 3");
        assertThat(form.said("effectiveOn")).isEqualTo("01-03-2026");
    }

    @Test
    void fields_of_another_kind_are_left_out_of_the_request() {
        ProposalForm form = ProposalFormFactory.create(
                proposal(
                        MutationKind.RE_ESTIMATE,
                        particulars(MutationKind.RE_ESTIMATE),
                        lines(MutationKind.RE_ESTIMATE)),
                null,
                Locale.of("nl"));

        assertThat(ProposalFormMapper.map(form).body().has("cause")).isTrue();
        ProposalFormMapper other = ProposalFormMapper.map(form.with("kind", "TRANSFER"));
        assertThat(other.body().has("cause")).isFalse();
        assertThat(other.body().has("prognosisNotStated")).isFalse();
    }
}
