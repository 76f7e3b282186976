package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void path_has_level_index_and_width() {
        assertThat(TilePath.parse("0/000")).contains(new TilePath(false, 0, 0, 256));
        assertThat(TilePath.parse("1/x001/x234/067")).contains(new TilePath(false, 1, 1_234_067, 256));
        assertThat(TilePath.parse("63/x001/000.p/255")).contains(new TilePath(false, 63, 1_000, 255));
        assertThat(TilePath.parse("entries/012.p/1")).contains(new TilePath(true, 0, 12, 1));
        assertThat(TilePath.parse("0/x001/x000/x000/x000/x000/001")
                        .orElseThrow()
                        .index())
                .isEqualTo(1_000_000_000_000_001L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "0/1",
                "00/000",
                "01/000",
                "64/000",
                "100/000",
                "+1/000",
                "-1/000",
                "0x1/000",
                "x/000",
                "0/001/000",
                "0/x001",
                "0/x001/",
                "0/x000/001",
                "0/x1/001",
                "0/x001/x002",
                "0/x001/x000/x000/x000/x000/x000/001",
                "0/000.p",
                "0/000.p/",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/+1",
                "0/000.p/1/",
                "0/000/",
                "/0/000",
                "0//000",
                "0/000.P/1",
                "0/000xp/1",
                "0/000\n",
                "0/\u0660\u0660\u0660",
                "\u0660/000",
                "0/000.p/\u0661",
                "entries/",
                "entries/0",
                "entries/0/000",
                "entries/x000/001",
                "Entries/000",
                "0/x0\uFF11/001"
            })
    void path_has_one_form(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }
}
