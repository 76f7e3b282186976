// A witness that follows C2SP tlog-witness, for tests: it checks signatures of heads and proofs of consistency with the
// transparency log of Go's checksum database (golang.org/x/mod/sumdb), which shares nothing with this project.
//
// Arguments: its name, the file of its state, and the public key of the one book that it knows. Prints its address and
// its public key. Ends when its input ends.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type state struct {
	Seed []byte
	Size int64
	Root tlog.Hash
}

type witness struct {
	lock  sync.Mutex
	name  string
	file  string
	book  note.Verifier
	state state
}

func main() {
	book, err := note.NewVerifier(os.Args[3])
	must(err)
	w := &witness{name: os.Args[1], file: os.Args[2], book: book}
	w.load()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	fmt.Printf("http://%s/w\n%s\n", listener.Addr(), w.publicKey())
	http.HandleFunc("/w/add-checkpoint", w.addCheckpoint)
	go http.Serve(listener, nil)
	io.Copy(io.Discard, os.Stdin)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (w *witness) load() {
	content, err := os.ReadFile(w.file)
	if errors.Is(err, os.ErrNotExist) {
		w.state.Seed = make([]byte, ed25519.SeedSize)
		_, err = rand.Read(w.state.Seed)
		must(err)
		w.save()
		return
	}
	must(err)
	must(json.Unmarshal(content, &w.state))
}

func (w *witness) save() {
	content, err := json.Marshal(w.state)
	must(err)
	must(os.WriteFile(w.file+".part", content, 0o600))
	must(os.Rename(w.file+".part", w.file))
}

func (w *witness) key() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(w.state.Seed)
}

func (w *witness) typeAndKey() []byte {
	return append([]byte{4}, w.key().Public().(ed25519.PublicKey)...)
}

func (w *witness) keyID() []byte {
	hash := sha256.Sum256(append([]byte(w.name+"\n"), w.typeAndKey()...))
	return hash[:4]
}

func (w *witness) publicKey() string {
	return fmt.Sprintf("%s+%x+%s", w.name, w.keyID(), base64.StdEncoding.EncodeToString(w.typeAndKey()))
}

func (w *witness) addCheckpoint(response http.ResponseWriter, request *http.Request) {
	w.lock.Lock()
	defer w.lock.Unlock()
	body, err := io.ReadAll(io.LimitReader(request.Body, 100_000))
	if err != nil || request.Method != http.MethodPost {
		response.WriteHeader(http.StatusBadRequest)
		return
	}
	status, answer := w.judge(body)
	if status == http.StatusConflict {
		response.Header().Set("Content-Type", "text/x.tlog.size")
	}
	response.WriteHeader(status)
	io.WriteString(response, answer)
}

func (w *witness) judge(body []byte) (int, string) {
	before, signed, found := bytes.Cut(body, []byte("\n\n"))
	lines := strings.Split(string(before), "\n")
	old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if !found || err != nil || len(lines) > 64 || lines[0] != fmt.Sprintf("old %d", old) {
		return http.StatusBadRequest, ""
	}
	if origin, _, _ := strings.Cut(string(signed), "\n"); origin != w.book.Name() {
		return http.StatusNotFound, ""
	}
	opened, err := note.Open(signed, note.VerifierList(w.book))
	if err != nil {
		return http.StatusForbidden, ""
	}
	head := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(head[1], 10, 64)
	if err != nil || old > size || len(head) != 4 {
		return http.StatusBadRequest, ""
	}
	root, err := tlog.ParseHash(head[2])
	if err != nil {
		return http.StatusBadRequest, ""
	}
	if old != w.state.Size {
		return http.StatusConflict, fmt.Sprintf("%d\n", w.state.Size)
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return http.StatusBadRequest, ""
		}
		proof = append(proof, hash)
	}
	if old == 0 && len(proof) > 0 || old > 0 && tlog.CheckTree(proof, size, root, old, w.state.Root) != nil {
		return http.StatusUnprocessableEntity, ""
	}
	w.state.Size, w.state.Root = size, root
	w.save()
	return http.StatusOK, w.cosign(opened.Text)
}

func (w *witness) cosign(text string) string {
	now := time.Now().Unix()
	signature := ed25519.Sign(w.key(), []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", now, text)))
	line := binary.BigEndian.AppendUint64(w.keyID(), uint64(now))
	return fmt.Sprintf("— %s %s\n", w.name, base64.StdEncoding.EncodeToString(append(line, signature...)))
}
