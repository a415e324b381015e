// Arguments: URL, user ("-" for none), password, file with the body, repetitions, mode.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"time"
)

func main() {
	url, user, password, mode := os.Args[1], os.Args[2], os.Args[3], os.Args[6]
	body, _ := os.ReadFile(os.Args[4])
	repetitions, _ := strconv.Atoi(os.Args[5])
	client := &http.Client{Transport: &http.Transport{ExpectContinueTimeout: 5 * time.Second}}
	for n := 0; n < repetitions; n++ {
		request, _ := http.NewRequest("POST", url, bytes.NewReader(body))
		request.Header.Set("Accept", "application/json")
		request.Header.Set("Content-Type", "application/json")
		if mode == "expect" {
			request.Header.Set("Expect", "100-continue")
		}
		if user != "-" {
			request.SetBasicAuth(user, password)
		}
		result := map[string]any{}
		if answer, err := client.Do(request); err != nil {
			result["error"] = err.Error()
		} else {
			io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
			result["status"], result["code"] = answer.StatusCode, answer.Header.Get("SO-Error-Code")
		}
		line, _ := json.Marshal(result)
		fmt.Println(string(line))
	}
}
