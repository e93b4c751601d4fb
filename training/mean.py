"""Writes the mean of the weights of several checkpoints (Wortsman et al. 2022, Model soups, section 2).

    python mean.py second.pt third.pt --out mean.pt
"""
import argparse

from encoder import keep, restored


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoints", nargs="+", help="of the same depths, trained from one another")
    a.add_argument("--above", type=int, default=0, help="only of what stands above this layer; below it the first one's")
    a.add_argument("--out", required=True)
    args = a.parse_args()
    models = [restored(p)[0] for p in args.checkpoints]
    states = [m.state_dict() for m in models]

    def depth(name):
        part, *rest = name.split(".")
        return int(rest[0]) + (part == "l") if part in ("l", "sentiment", "relation", "back") else 0

    keep(models[0], {k: sum(s[k] for s in states) / len(states) if depth(k) > args.above or not args.above else v for k, v in states[0].items()}, args.out)


if __name__ == "__main__":
    main()
