package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.importing.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Column names, terms and numbers of items are read alike, whichever space or hyphen stands in them: people and programs
 * write non-breaking ones, which look the same.
 */
class LookAlikeCharactersTest {
    @TempDir
    private Path folder;

    /** In the files, · is the space and ¬ the hyphen of a term; names have plain ones. */
    @ParameterizedTest
    @CsvSource({"00A0, 2011", "202F, 2010", "2009, 2013", "2007, 2212"})
    void mutation_file_is_read_alike_whichever_space_and_hyphen_its_terms_have(String space, String hyphen)
            throws IOException {
        String file = """
            moment;document;titel;soort;hoofdstuk;artikel;artikelonderdeel;instrument;vuo;jaar;bedrag;geldt·vanaf;doorloop;\
            tot·en·met;grondslag;klasse;klasse·regel;plafond;kamerstuk;nieuw·beleid
            2026¬NVW¬1;S;Nieuw;nota·van·wijziging;XX;37;37.2;;U;2026;5;01¬01¬2026;tot·en·met;2027;uit·de·tweede·hand;\
            mee¬·of·tegenvaller;mee¬·of·tegenvaller;niet·plafondrelevant;36800;ja
            2026¬NVW¬1;S;Nieuw;nota·van·wijziging;XX;37;37.2;w.·v.·IND;U;2026;4;;;;;;;niet¬plafondrelevant;;
            2026¬O1;S;Loon;mee¬·en·tegenvallers;XX;37·+·91;;;U;2026;7;;;;;;;sociale·zekerheid;;
            2026¬O1;S;Diep;tegenvallers·(MPP);XX;37;2;Subsidies·/·COA;U;2026;8;;;;;;;;;
            2026¬O1;S;of·which·IND;diversen;XX;37;2;;U;2026;8;;;;;;;;;
            """;

        Parsed plain = parseMutations(file, "0020", "002D");
        Parsed alike = parseMutations(file, space, hyphen);

        assertThat(plain.summary().flaws()).isEmpty();
        assertThat(plain.mutations())
                .extracting(one -> one.proposal().kind() + " "
                        + one.proposal().postings().getFirst().item())
                .containsExactly(
                        "GOVERNMENT_AMENDMENT XX/37/2", "RE_ESTIMATE XX/37~91", "RE_ESTIMATE XX/37/2/subsidies/coa");
        assertThat(plain.summary().openRows()).extracting(row -> row.code()).containsExactly("of-which", "of-which");
        assertThat(alike.summary().flaws()).isEmpty();
        assertThat(alike.mutations())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> true, String.class)
                .isEqualTo(plain.mutations());
        assertThat(alike.mutations())
                .extracting(ParsedMutation::names)
                .isEqualTo(plain.mutations().stream().map(ParsedMutation::names).toList());
        assertThat(alike.summary().openRows()).hasSameSizeAs(plain.summary().openRows());
    }

    private record Parsed(FileParseSummary summary, List<ParsedMutation> mutations) {}

    private Parsed parseMutations(String lines, String space, String hyphen) throws IOException {
        List<ParsedMutation> mutations = new ArrayList<>();
        FileParseSummary summary = MutationFileParser.parse(file(lines, space, hyphen), Long.MAX_VALUE, mutations::add);
        return new Parsed(summary, mutations);
    }

    @Test
    void part_of_another_balance_is_no_balance_whichever_space_its_mark_has() throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();

        FileParseSummary parsed = BalanceFileParser.parse(file("""
            moment;document;hoofdstuk;artikel;instrument;vuo;jaar;stand
            2026-OWB;S;XX;37;w.·v.·IND;U;2026;4
            2026-OWB;S;XX;37;of·which:·COA;U;2026;5
            """, "00A0", "2011"), balances::add);

        assertThat(parsed.flaws()).isEmpty();
        assertThat(balances)
                .extracting(one ->
                        one.item() + " " + one.ofWhich() + " " + one.names().get(one.item()))
                .containsExactly("XX/37/ind true IND", "XX/37/coa true COA");
    }

    @Test
    void delivery_and_statement_files_are_read_whichever_space_and_hyphen_their_terms_have() throws IOException {
        List<ParsedBalance> balances = new ArrayList<>();
        List<BudgetStatementRow> statements = new ArrayList<>();

        FileParseSummary delivery =
                DeliveryFileParser.parse(file("""
                    Begrotingsjaar;Fase;VUO;Totaal;Hoofdstuknummer;Artikelnummer;StandOWB;Begrotingspost
                    2026;2026¬OWB;U;J;XX;37;1;XX/37/zbo¬s
                    """, "00A0", "2011"), Source.ofDocument("S"), balances::add);
        FileParseSummary statement = StatementFileParser.parse(file("""
            Begrotingsjaar;Uitgaven·Ontvangsten·Verplichtingen;Begrotingsnummer;Naam·Begroting;Artikel·nummer;Artikel;\
            Stand·ontwerpbegroting;Stand·vastgestelde·begroting;Stand·eerste·suppletoire;Stand·tweede·suppletoire;Realisatie
            2026;U;XX;Asiel;37;Asiel;1;2;3;4;¬5
            """, "202F", "2010"), statements::add);

        assertThat(delivery.flaws()).isEmpty();
        assertThat(balances).extracting(ParsedBalance::item).hasToString("[XX/37/zbo-s]");
        assertThat(statement.flaws()).isEmpty();
        assertThat(statements).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Artikel·37 | XX/37",
                "XX·37·Asiel | XX/37",
                "art.·37·–·Asiel | XX/37",
                "XX:·Asiel·en·Migratie | XX",
                "XX/37/zbo¬s | XX/37/zbo-s",
                "37·+·91 | XX/37~91"
            })
    void spreadsheet_item_is_read_whichever_space_and_hyphen_it_has(String text, String item) throws IOException {
        SpreadsheetParseResult read = SpreadsheetBalanceParser.parse(
                file("hoofdstuk;post;v/u/o;jaar¬;2026\nXX·Asiel;" + text + ";U;;1\n", "202F", "2011"),
                new SpreadsheetOptions(Map.of(), null, null, null, false, null));

        assertThat(read.parseResult().flaws()).isEmpty();
        assertThat(read.balances()).extracting(one -> one.item().toString()).containsExactly(item);
    }

    private TableFile file(String lines, String space, String hyphen) throws IOException {
        String text = lines.replace('·', (char) Integer.parseInt(space, 16))
                .replace('¬', (char) Integer.parseInt(hyphen, 16));
        return TableFile.firstSheetOf(Files.writeString(folder.resolve(space + ".csv"), text));
    }
}
