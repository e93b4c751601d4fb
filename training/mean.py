"""Writes the mean of the weights of several checkpoints (Wortsman et al. 2022, Model soups, section 2).

    python mean.py second.pt third.pt --out mean.pt
"""
import argparse

import torch


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoints", nargs="+", help="of the same depths, trained from one another")
    a.add_argument("--out", required=True)
    args = a.parse_args()
    saved = [torch.load(p, map_location="cpu", weights_only=False) for p in args.checkpoints]
    state = {k: sum(s["state"][k] for s in saved) / len(saved) for k in saved[0]["state"]}
    torch.save({**saved[0], "state": state}, args.out)


if __name__ == "__main__":
    main()
