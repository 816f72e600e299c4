"""Turns template.yaml into plain CloudFormation, as AWS does at deployment, on standard output."""

import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class ManagedPolicies:
    """What the translator would ask IAM for."""

    def load(self):
        name = "AWSLambdaBasicExecutionRole"
        return {name: f"arn:aws:iam::aws:policy/service-role/{name}"}


# The translator takes its partition from the region; nothing is asked of AWS.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
with open("template.yaml", encoding="utf-8") as file:
    template = yaml_parse(file)
# `sam deploy` uploads the code and puts its address here.
template["Globals"]["Function"]["CodeUri"] = "s3://bucket/key"
json.dump(transform(template, {}, ManagedPolicies()), sys.stdout, indent=1)
