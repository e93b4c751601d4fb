# Change points of the monthly series that PlantedSeries wrote, by two published methods.
#
#   Rscript bench/shifts/peers.R DIR
#
# DIR holds one CSV a seed: country, month (from 0), value (raw mean stance towards the first bloc less that towards the
# second, halved; empty where a side has no story). Prints DIR's breaks as CSV: seed, country, month of the new level,
# before, after, method.
#
# - strucchange: least-squares breakpoints, their number by BIC (Bai and Perron 2003; Zeileis and others 2002), segments of
#   four months at least.
# - pelt: optimal partition with a penalty of 3 log n, variance known from differences of successive months (Killick,
#   Fearnhead and Eckley 2012), the same least segment.
suppressMessages(library(strucchange))
least <- 4

fill <- function(y) approx(seq_along(y)[!is.na(y)], y[!is.na(y)], seq_along(y), rule = 2)$y

by.strucchange <- function(y) {
  b <- breakpoints(y ~ 1, h = least / length(y) + 1e-9, breaks = 5)
  at <- b$breakpoints
  if (length(at) == 1 && is.na(at)) integer(0) else at
}

by.pelt <- function(y) {
  n <- length(y)
  variance <- (mad(diff(y)) / sqrt(2))^2
  penalty <- 3 * log(n) * variance
  s <- c(0, cumsum(y)); q <- c(0, cumsum(y^2))
  cost <- function(i, j) q[j + 1] - q[i + 1] - (s[j + 1] - s[i + 1])^2 / (j - i)
  best <- c(-penalty, rep(Inf, n)); last <- integer(n + 1); kept <- 0
  for (j in least:n) {
    starts <- kept[j - kept >= least]
    value <- sapply(starts, function(i) best[i + 1] + cost(i, j) + penalty)
    k <- which.min(value)
    best[j + 1] <- value[k]; last[j + 1] <- starts[k]
    drop <- starts[value - penalty > best[j + 1]]
    kept <- c(setdiff(kept, drop), j)
  }
  at <- integer(0); j <- n
  while (last[j + 1] > 0) { j <- last[j + 1]; at <- c(j, at) }
  at
}

cat("seed,country,month,before,after,method\n")
for (file in list.files(commandArgs(TRUE)[1], "series-.*[.]csv$", full.names = TRUE)) {
  d <- read.csv(file, na.strings = "")
  seed <- sub(".*series-(.*)[.]csv", "\\1", file)
  for (country in unique(d$country)) {
    y <- fill(d$value[d$country == country])
    for (method in c("strucchange", "pelt")) {
      at <- if (method == "pelt") by.pelt(y) else by.strucchange(y)
      edge <- c(0, at, length(y))
      level <- sapply(seq_len(length(edge) - 1), function(k) mean(y[(edge[k] + 1):edge[k + 1]]))
      for (k in seq_along(at))
        cat(seed, country, at[k], round(level[k], 4), round(level[k + 1], 4), method, sep = ",", fill = TRUE)
    }
  }
}
