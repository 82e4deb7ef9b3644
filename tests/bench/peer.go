// A plain crawler in Go for the benchmark: every page of every site, links only.
package main

import (
	"bufio"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"golang.org/x/net/html"
)

func links(base *url.URL, node *html.Node, found map[string]bool) {
	if node.Type == html.ElementNode && node.Data == "a" {
		for _, attribute := range node.Attr {
			if target, err := base.Parse(attribute.Val); attribute.Key == "href" && err == nil && target.Host == base.Host && target.RawQuery == "" {
				found[target.String()] = true
			}
		}
	}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		links(base, child, found)
	}
}

func visit(address string, found map[string]bool) {
	answer, err := http.Get(address)
	if err != nil {
		return
	}
	defer answer.Body.Close()
	if root, err := html.Parse(answer.Body); err == nil {
		links(answer.Request.URL, root, found)
	}
}

func main() {
	http.DefaultClient.Timeout = 10 * time.Second
	limit := make(chan bool, 64)
	var sites sync.WaitGroup
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		sites.Add(1)
		limit <- true
		go func(home string) {
			defer func() { <-limit; sites.Done() }()
			found := map[string]bool{}
			visit(home, found)
			delete(found, home)
			for address := range found {
				visit(address, map[string]bool{})
			}
		}(lines.Text())
	}
	sites.Wait()
}
