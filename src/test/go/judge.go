// Judges heads, receipts and proofs of consistency with the transparency log of Go's checksum database
// (golang.org/x/mod/sumdb), which shares nothing with this project. Prints "holds" or the reason, one line per case.
//
// Arguments: the public key of the book, then for each case "head FILE", "receipt FILE" or "consistency HEAD PROOF".
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
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
