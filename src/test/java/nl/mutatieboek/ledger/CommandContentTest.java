package nl.mutatieboek.ledger;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of commands without a request body. Its digest is recorded with every event, so the approved file of a
 * released version is never changed.
 */
class CommandContentTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved/command-content.jsonl");
    private static final Path RECEIVED = Path.of("target/received/command-content.jsonl");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final LocalDate DAY = LocalDate.parse("2025-09-16");
    private static final Instant PUBLIC_AT = Instant.parse("2025-09-16T13:30:00Z");
    private static final BudgetYear YEAR = new BudgetYear(2026);
    private static final BudgetYear LATER = new BudgetYear(2029);
    private static final ItemPath ITEM = ItemPath.parse("XX/37~91");
    private static final Validity YEARS = new Validity(YEAR, LATER);
    private static final MutationId MUTATION = MutationId.parse("72e358dd-3a69-5a63-b3a4-9701bb308733");
    private static final MutationId ORIGINAL = MutationId.parse("156b5e79-e309-52fd-bf9c-b8dae93dc571");
    private static final Source SOURCE =
            new Source("36800-XX-2", "p. 2", "https://www.example.org/brief?id=1", "0123456789abcdef".repeat(4));
    private static final Thousands AMOUNT = new Thousands(-68_678);
    private static final Proposal PROPOSAL = new Proposal(
            MutationKind.REVERSAL,
            "Titel met \"aanhalingstekens\"",
            "Uitleg\nvan twee regels: één",
            OWB,
            Moment.parse("2025-O1"),
            DAY,
            new Continuation(Continuation.Type.UNTIL, LATER),
            Basis.READ,
            SOURCE,
            true,
            MutationClass.POLICY,
            new Precision(1_000),
            new KindDetails(
                    "oorzaak",
                    "raming",
                    true,
                    "besluit",
                    true,
                    "voorwaarden",
                    "36800-XX-9",
                    "lid",
                    OWB,
                    YEAR,
                    List.of(new Succession(ItemPath.parse("VI/37"), ItemPath.parse("XX/37")))),
            "pakket",
            "opmerking",
            ORIGINAL,
            new Reversal(ORIGINAL, MutationKind.TRANSFER, true),
            new StatedMarks(
                    new BudgetMarks(Ceiling.CENTRAL_GOVERNMENT, true, false, null),
                    "2026.XX.37",
                    "Najaarsnota 2025",
                    "reden"),
            List.of(new Posting(
                    ITEM,
                    Flow.EXPENDITURE,
                    YEAR,
                    AMOUNT,
                    Basis.DERIVED,
                    "noot",
                    new Thousands(1),
                    new Thousands(2),
                    new StatedMarks(
                            new BudgetMarks(Ceiling.SOCIAL_SECURITY, false, null, MutationClass.WINDFALL),
                            "2026.XX.37.2",
                            "Voorjaarsnota 2026",
                            "reden"))));

    private static final MatterId MATTER = MatterId.parse("XX-72e358dd3a69");
    private static final MatterDetails DETAILS = new MatterDetails(
            MatterType.SUB_AMENDMENT,
            "36800-XX-13",
            "titel",
            "lid",
            OWB,
            DAY,
            MatterId.parse("XX-156b5e79e309"),
            new Continuation(Continuation.Type.UNTIL, LATER),
            List.of(new MatterAmount(ItemPath.parse("XX/37"), Flow.EXPENDITURE, YEAR, AMOUNT)),
            new Precision(1_000));

    private static final List<Command> COMMANDS = List.of(
            new CalendarCommand.RegisterMoment(OWB, DAY, true, PUBLIC_AT, true),
            new CalendarCommand.CorrectMoment(OWB, DAY, false, PUBLIC_AT, "reden"),
            new CalendarCommand.WithdrawMomentCorrection(OWB),
            new CalendarCommand.LiftEmbargo(OWB),
            new Command.OpenChapter(XX, "Asiel en Migratie", YEARS, true),
            new ItemCommand.RegisterItem(
                    ITEM, "Opvang", YEARS, new ItemCommand.ImportSource(Set.of(ITEM, ItemPath.parse("XX/38")), true)),
            new ItemCommand.RegisterItem(ITEM, null, new Validity(YEAR, null)),
            new ItemCommand.CorrectItem(ITEM, YEAR, "Opvang", YEARS, "reden"),
            new ItemCommand.CorrectItemName(ITEM, YEAR, "Opvang", LATER, "Asielopvang", "reden"),
            new ItemCommand.WithdrawItemCorrections(ITEM),
            new ItemCommand.NameItem(ITEM, YEAR, "Opvang"),
            new DefaultMarkCommand.SetDefaultMarks(
                    ITEM, YEARS, new BudgetMarks(Ceiling.OUTSIDE, true, false, null), SOURCE, "reden"),
            new DefaultMarkCommand.RecordCeiling(
                    new CeilingAmount(Ceiling.HEALTH_CARE, YEAR, OWB, AMOUNT, Precision.EXACT, SOURCE, "noot"),
                    "reden"),
            new Command.CloseMoment(OWB, XX),
            new Command.ReopenMoment(OWB, XX, "reden"),
            new Command.WithdrawMomentChange(OWB, XX),
            new Command.PresentBill(XX, OWB, "36800-XX-2", DAY),
            new Command.AdoptBill(XX, OWB, "Stb. 2026, 112", DAY, LocalDate.parse("2026-01-01")),
            new Command.RevokeBill(XX, OWB, "reden"),
            new MatterCommand.RecordMatter(MATTER, DETAILS),
            new MatterCommand.ChangeMatter(MATTER, DAY, DETAILS),
            new MatterCommand.DecideMatter(MATTER, MatterDecision.ADOPTED, DAY, "Handelingen"),
            new MatterCommand.LinkMatter(MATTER, MUTATION),
            new MatterCommand.FollowUpMatter(
                    MATTER,
                    new MatterFollowUp(MatterFollowUp.FollowUpType.NOT_CARRIED, DAY, "36900-XX-2", "reden", OWB)),
            new MatterCommand.CorrectMatter(MATTER, DETAILS, "reden"),
            new MatterCommand.RevokeMatterStep(MATTER, 2, "reden"),
            new Command.RecordPublishedBalance(new PublishedBalance(
                    ITEM, Flow.RECEIPTS, YEAR, OWB, AMOUNT, Precision.EXACT, SOURCE, Basis.PRESS, "noot")),
            new BudgetConstraintCommand.RecordYearEndMarginCap(XX, YEAR, OWB, new Thousands(68_678), SOURCE),
            new BudgetConstraintCommand.StateCoverageForm(XX, "pakket", CoverageForm.OVER_YEARS, "reden"),
            new BudgetConstraintCommand.RecordBudgetFlexibility(new BudgetFlexibility(
                    ItemPath.parse("XX/37"),
                    YEAR,
                    OWB,
                    FlexibilityUnit.TENTHS_OF_PERCENT,
                    845L,
                    100L,
                    50L,
                    5L,
                    SOURCE,
                    "noot")),
            new Command.AttachFile(
                    MUTATION, new AttachedFile("0123456789abcdef".repeat(4), "nota.pdf", 48_211, "application/pdf")),
            new Command.WithdrawAttachment(MUTATION, "0123456789abcdef".repeat(4), "reden"),
            new Command.ProposeMutation(MUTATION, XX, PROPOSAL),
            new Command.ProposeMutationBatch(List.of(new Command.ProposeMutation(MUTATION, null, PROPOSAL))),
            new Command.ImportMutation(MUTATION, PROPOSAL, true),
            new Command.ImportBalances(
                    MUTATION,
                    "titel",
                    "uitleg",
                    OWB,
                    SOURCE,
                    List.of(new StatedBalance(
                            ItemPath.parse("XX/37"), Flow.COMMITMENTS, YEAR, AMOUNT, Basis.DERIVED, "noot", null))),
            new Command.AllowEarlyExecution(MUTATION, "36800-XX-9", "reden"),
            new Command.ReverseMutation(MUTATION, ORIGINAL, "reden", OWB, DAY),
            new Command.ApproveMutation(MUTATION),
            new Command.ApproveMutation(MUTATION, "opmerking"),
            new Command.ConfirmMutation(MUTATION),
            new Command.ConfirmMutation(MUTATION, "opmerking"),
            new Command.AgreeMutation(MUTATION),
            new Command.AgreeMutation(MUTATION, "opmerking"),
            new Command.RejectMutation(MUTATION, "reden"),
            new Command.ReturnMutation(MUTATION, "reden"),
            new Command.WithdrawMutation(MUTATION, "reden"));

    @Test
    void content_of_each_command_equals_the_approved_file() throws IOException {
        String written = COMMANDS.stream()
                .map(command -> CanonicalJson.of(command).text() + "\n")
                .collect(Collectors.joining());
        Files.createDirectories(RECEIVED.getParent());
        Files.writeString(RECEIVED, written);

        assertThat(written).isEqualTo(Files.readString(APPROVED));
        assertThat(COMMANDS.stream().map(Command::getClass).collect(toSet())).isEqualTo(commands(Command.class));
    }

    @Test
    void imported_item_content_omits_the_other_items_of_the_file() {
        assertThat(CanonicalJson.of(COMMANDS.get(5)).text())
                .contains("XX/37~91", "\"evenIfAlike\":true")
                .doesNotContain("XX/38");
    }

    private static Set<Class<?>> commands(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? commands(type).stream() : Stream.of(type))
                .collect(toSet());
    }

    @Test
    void content_of_a_body_is_equal_whatever_the_order_of_names_white_space_and_nulls() {
        JsonMapper mapper = new JsonMapper();
        CanonicalJson content = CanonicalJson.of(mapper.readTree(
                "{\"b\": [{\"d\": 1, \"c\": null}, null], \"a\": {\"f\": null, \"e\": 2}, \"g\": null}"));

        assertThat(content.text()).isEqualTo("{\"a\":{\"e\":2},\"b\":[{\"d\":1},null]}");
        assertThat(CanonicalJson.of(mapper.readTree("{\"a\":{\"e\":2},\"b\":[{\"d\":1},null]}")))
                .isEqualTo(content);
    }
}
