// Judges heads, receipts and proofs of consistency with the transparency log of Go's checksum database
// (golang.org/x/mod/sumdb), which shares nothing with this project. Prints "holds" or the reason, one line per case.
//
// Arguments: the public key of the book, then for each case "head FILE", "receipt FILE", "consistency HEAD PROOF" or
// "tiles ADDRESS NAME PASSWORD", which recomputes heads and proofs from tiles and leaves at an address.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type head struct {
	size int64
	root tlog.Hash
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		panic(err)
	}
	known := note.VerifierList(verifier)
	for rest := os.Args[2:]; len(rest) > 0; {
		var verdict error
		switch rest[0] {
		case "head":
			_, verdict = openHead(read(rest[1]), known)
			rest = rest[2:]
		case "receipt":
			verdict = judgeReceipt(read(rest[1]), known)
			rest = rest[2:]
		case "consistency":
			verdict = judgeConsistency(read(rest[1]), read(rest[2]), known)
			rest = rest[3:]
		case "tiles":
			verdict = judgeTiles(tiles{rest[1], rest[2], rest[3]}, known)
			rest = rest[4:]
		default:
			panic(rest[0])
		}
		if verdict == nil {
			fmt.Println("holds")
		} else {
			fmt.Println(verdict)
		}
	}
}

func read(file string) []byte {
	content, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	return content
}

func openHead(signed []byte, known note.Verifiers) (head, error) {
	opened, err := note.Open(signed, known)
	if err != nil {
		return head{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		return head{}, errors.New("not three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return head{size, root}, err
}

func split(evidence []byte) (lines []string, signed []byte) {
	before, after, _ := bytes.Cut(evidence, []byte("\n\n"))
	return strings.Split(string(before), "\n"), after
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var all []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		all = append(all, hash)
	}
	return all, nil
}

func judgeReceipt(evidence []byte, known note.Verifiers) error {
	lines, signed := split(evidence)
	opened, err := openHead(signed, known)
	if err != nil {
		return err
	}
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a receipt")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	proof, err := hashes(lines[3:])
	if err != nil {
		return err
	}
	data := sha256.Sum256(entry)
	return tlog.CheckRecord(proof, opened.size, opened.root, index, tlog.RecordHash(data[:]))
}

func judgeConsistency(earlier, evidence []byte, known note.Verifiers) error {
	old, err := openHead(earlier, known)
	if err != nil {
		return err
	}
	lines, signed := split(evidence)
	later, err := openHead(signed, known)
	if err != nil {
		return err
	}
	if lines[0] != "old "+strconv.FormatInt(old.size, 10) {
		return errors.New("another earlier head")
	}
	proof, err := hashes(lines[1:])
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, later.size, later.root, old.size, old.root)
}

// Tiles of height 8 at an address, as C2SP tlog-tiles names them.
type tiles struct {
	address, name, password string
}

func (t tiles) get(path string) ([]byte, error) {
	request, err := http.NewRequest("GET", t.address+path, nil)
	if err != nil {
		return nil, err
	}
	request.SetBasicAuth(t.name, t.password)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}

func (t tiles) Height() int {
	return 8
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {
}

// The checksum database has the height in its paths, and C2SP has not.
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		hashes, err := t.get("/tile/" + strings.TrimPrefix(tile.Path(), "tile/8/"))
		if err != nil {
			return nil, err
		}
		all = append(all, hashes)
	}
	return all, nil
}

func (t tiles) head(path string, known note.Verifiers) (head, error) {
	signed, err := t.get(path)
	if err != nil {
		return head{}, err
	}
	return openHead(signed, known)
}

// Data of the leaves below a tile of level 0.
func (t tiles) leaves(tile tlog.Tile) ([][]byte, error) {
	bundle, err := t.get("/tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/"))
	var all [][]byte
	for len(bundle) > 0 && err == nil {
		length := 2 + int(bundle[0])<<8 + int(bundle[1])
		if len(bundle) < length {
			return nil, errors.New("an entry of a bundle is cut off")
		}
		all = append(all, bundle[2:length])
		bundle = bundle[length:]
	}
	return all, err
}

func judgeTiles(served tiles, known note.Verifiers) error {
	latest, err := served.head("/checkpoint", known)
	if err != nil {
		return err
	}
	// Compares all tiles that it reads with the root of the head.
	reader := tlog.TileHashReader(tlog.Tree{N: latest.size, Hash: latest.root}, served)
	for size := int64(1); size <= latest.size; size += 37 {
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		earlier, err := served.head(fmt.Sprintf("/%d", size), known)
		if err != nil || root != earlier.root {
			return fmt.Errorf("another root of %d: %v", size, err)
		}
		proof, err := tlog.ProveTree(latest.size, size, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, latest.size, latest.root, size, earlier.root); err != nil {
			return err
		}
	}
	for first := int64(0); first < latest.size; first += 256 {
		tile := tlog.Tile{H: 8, L: 0, N: first / 256, W: int(min(256, latest.size-first))}
		leaves, err := served.leaves(tile)
		if err != nil || len(leaves) != tile.W {
			return fmt.Errorf("%d leaves from %d: %v", len(leaves), first, err)
		}
		for i, leaf := range leaves {
			index := first + int64(i)
			proof, err := tlog.ProveRecord(latest.size, index, reader)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, latest.size, latest.root, index, tlog.RecordHash(leaf)); err != nil {
				return err
			}
		}
	}
	return nil
}
